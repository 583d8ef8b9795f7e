package io.deployinsights.insights.web;

import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.failure.FailureEpisodes;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.summary.Tile;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.web.answer.Answers;
import io.deployinsights.insights.web.api.AnsweredWith;
import io.deployinsights.insights.web.api.CommonParameters;
import io.deployinsights.insights.web.benchmark.Summaries;
import io.deployinsights.insights.web.format.Table;
import io.deployinsights.insights.web.format.Tables;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.web.parameters.Scope;
import io.deployinsights.insights.window.Granularity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/insights")
@Tag(name = "Insights", description = "How well deployments go.")
@CommonParameters
class InsightsController {

    // One of each: questions are equal that are about the same metric.
    private static final Map<String, Frequency> FREQUENCIES = Arrays.stream(Granularity.values())
            .collect(Collectors.toMap(Granularity::key, Frequency::new, (one, other) -> one, LinkedHashMap::new));
    private static final Frequency FREQUENCY = new Frequency(null);
    private static final LeadTime LEAD_TIME = new LeadTime();
    private static final FailureRate FAILURE_RATE = new FailureRate();
    private static final Latest LATEST = new Latest();
    private static final RecoveryTime RECOVERY_TIME = new RecoveryTime();
    private static final FailureEpisodes EPISODES = new FailureEpisodes();
    private static final ReworkRate REWORK_RATE = new ReworkRate();
    private static final DataQuality DATA_QUALITY = new DataQuality();
    private static final Drift DRIFT = new Drift();

    private final Answers answers;
    private final Summaries summaries;

    InsightsController(Answers answers, Summaries summaries) {
        this.answers = answers;
        this.summaries = summaries;
    }

    @GetMapping("/summary")
    @Operation(
            operationId = "summary",
            summary = "The five delivery metrics with benchmark band, and against the period before",
            description =
                    "Over all deployments asked for, together: deployment frequency, lead time, change failure rate,"
                            + " recovery time, rework rate. They are of production unless environment says otherwise"
                            + " (* for all); asked has the names of production, and * with a hint where nothing is"
                            + " recorded of it.")
    @Parameter(
            name = "leadTime",
            in = ParameterIn.QUERY,
            description =
                    "The lead time of changes or that of deployments; auto is that of changes where it is known of at"
                            + " least half of the successes to production, in the window and in the period before.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"auto", "change", "deploy"},
                            defaultValue = "auto"))
    @Parameter(
            name = "benchmark",
            in = ParameterIn.QUERY,
            description = "The year of the State of DevOps report whose thresholds the bands are.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"2019", "2021", "2023", "2024"},
                            defaultValue = Summaries.USUAL_YEAR))
    @AnsweredWith(Tile.class)
    void summary(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        var question = Parameters.read(
                QueryString.parse(request.getQueryString()),
                parameters -> new MetricQuestion<>(
                        summaries.read(parameters), Tables.SUMMARY, Scope.readInProduction(parameters)));
        answers.answer(question, request, response);
    }

    @GetMapping("/drift")
    @Operation(operationId = "drift", summary = "How far production is behind staging, per service")
    @AnsweredWith(Drift.Result.class)
    void drift(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(DRIFT, Tables.DRIFT, request, response);
    }

    @GetMapping("/frequency")
    @Operation(
            operationId = "frequency",
            summary = "Deployments per service and bucket",
            description =
                    "Buckets are contiguous, empty ones included, over the window; an open one is from the day of the"
                            + " first deployment that is asked for to today.")
    @Parameter(
            name = "granularity",
            in = ParameterIn.QUERY,
            description =
                    "How long a bucket is; weeks start on Monday. Where it isn't sent, the shortest that makes no more"
                            + " than 400 buckets a service; asked.granularity says which that is.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"daily", "weekly", "monthly"}))
    @AnsweredWith(Frequency.Result.class)
    void frequency(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        var question = Parameters.read(QueryString.parse(request.getQueryString()), parameters -> {
            var chosen = parameters.choice("granularity", FREQUENCIES);
            return question(chosen == null ? FREQUENCY : chosen, Tables.FREQUENCY, parameters);
        });
        answers.answer(question, request, response);
    }

    @GetMapping("/lead-time")
    @Operation(operationId = "leadTime", summary = "Time from deploy start to success, per service")
    @AnsweredWith(LeadTime.Result.class)
    void leadTime(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(LEAD_TIME, Tables.LEAD_TIME, request, response);
    }

    @GetMapping("/failure-rate")
    @Operation(operationId = "failureRate", summary = "Failure and rollback rate, per service and environment")
    @AnsweredWith(FailureRate.Result.class)
    void failureRate(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(FAILURE_RATE, Tables.FAILURE_RATE, request, response);
    }

    @GetMapping("/latest")
    @Operation(operationId = "latest", summary = "Latest deployed version, per service and environment")
    @AnsweredWith(Latest.Result.class)
    void latest(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(LATEST, Tables.LATEST, request, response);
    }

    @GetMapping("/recovery-time")
    @Operation(
            operationId = "recoveryTime",
            summary = "Time from a failed deployment to what ended the failure, per service and environment")
    @AnsweredWith(RecoveryTime.Result.class)
    void recoveryTime(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(RECOVERY_TIME, Tables.RECOVERY_TIME, request, response);
    }

    @GetMapping("/episodes")
    @Operation(
            operationId = "episodes",
            summary = "Failures and what ended them, per service and environment",
            description =
                    "Those that ended in the window, and those that were open at its end, of which ended is null; the"
                            + " newest first. They are what the recovery time is of: an ended one belongs to who and"
                            + " what ended it, an open one to who and what opened it.")
    @AnsweredWith(FailureEpisodes.Result.class)
    void episodes(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(EPISODES, Tables.EPISODES, request, response);
    }

    @GetMapping("/rework-rate")
    @Operation(
            operationId = "reworkRate",
            summary = "Share of deployments that repaired an earlier one, per service and environment")
    @AnsweredWith(ReworkRate.Result.class)
    void reworkRate(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(REWORK_RATE, Tables.REWORK_RATE, request, response);
    }

    @GetMapping("/data-quality")
    @Operation(operationId = "dataQuality", summary = "What is wrong in the registry's records, per kind, with the ids")
    @AnsweredWith(DataQuality.Result.class)
    void dataQuality(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        answer(DATA_QUALITY, Tables.DATA_QUALITY, request, response);
    }

    private <R> void answer(
            Metric<R> metric, Table<R, ?> table, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        var sent = QueryString.parse(request.getQueryString());
        answers.answer(Parameters.read(sent, parameters -> question(metric, table, parameters)), request, response);
    }

    private static <R> MetricQuestion<R> question(Metric<R> metric, Table<R, ?> table, Parameters parameters) {
        return new MetricQuestion<>(metric, table, Scope.read(parameters));
    }
}
