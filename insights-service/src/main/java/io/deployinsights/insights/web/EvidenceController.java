package io.deployinsights.insights.web;

import io.deployinsights.insights.evidence.Evidence;
import io.deployinsights.insights.metric.list.Metrics;
import io.deployinsights.insights.web.answer.Answers;
import io.deployinsights.insights.web.api.AnsweredWith;
import io.deployinsights.insights.web.api.CommonParameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Insights", description = "How well deployments go.")
@CommonParameters
class EvidenceController {

    private final Metrics metrics;
    private final Answers answers;

    EvidenceController(Metrics metrics, Answers answers) {
        this.metrics = metrics;
        this.answers = answers;
    }

    @GetMapping(EvidenceQuestion.PATH)
    @Operation(
            operationId = "deployments",
            summary = "The deployments behind a number",
            description = "Sorted by service, environment, newest start first, then id, unless sort says otherwise."
                    + " X-Total-Count says how many there are on all pages, and Link has the address of the next"
                    + " page while there is one.")
    @Parameter(
            name = "metric",
            in = ParameterIn.QUERY,
            required = true,
            description =
                    "Whose number it is. Deployment frequency is of production unless environment says otherwise.",
            example = "lead-time",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "role",
            in = ParameterIn.QUERY,
            description =
                    "Those that the metric counts, or those that it leaves out. Where a reason is asked for and no"
                            + " role, both.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"counted", "excluded"},
                            defaultValue = "counted"))
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            description = "Only deployments of which this became. Repeat the parameter for several.",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "succeeded",
                                                "failed",
                                                "rolledBack",
                                                "cancelled",
                                                "inProgress",
                                                "unknown"
                                            })))
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description =
                    "Only deployments that the metric leaves out for this reason, or whose record has this fault: the"
                            + " keys that excluded, excludedBecause and faults have. Repeat the parameter for several.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "missingFinish")))
    @Parameter(
            name = "hour",
            in = ParameterIn.QUERY,
            description =
                    "Only deployments that were started in this hour of tz: 13 of any day, mon-13 of Mondays. Repeat"
                            + " the parameter for several.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "mon-13")))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description =
                    "By service, environment and the newest start; by start, the oldest first; or by duration, the"
                            + " shortest first. With a minus the other way round. What is missing comes last.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"service", "start", "-start", "duration", "-duration"},
                            defaultValue = "service"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many deployments a page has.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Where the page begins: taken from the Link of the page before.",
            schema = @Schema(type = "string"))
    @AnsweredWith(Evidence.class)
    void deployments(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        var sent = QueryString.parse(request.getQueryString());
        answers.answer(EvidenceQuestion.read(metrics.withEvidence(), sent), request, response);
    }
}
