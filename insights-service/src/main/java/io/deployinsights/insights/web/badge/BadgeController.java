package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.metric.list.Metrics;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.web.answer.Answers;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Badges", description = "A service's delivery metrics as pictures.")
class BadgeController {

    private static final String PROBLEM = "application/problem+json";

    private final Answers answers;
    private final Metrics metrics;
    private final BadgeProperties properties;

    BadgeController(Answers answers, Metrics metrics, BadgeProperties properties) {
        this.answers = answers;
        this.metrics = metrics;
        this.properties = properties;
    }

    @GetMapping("/badges/{serviceName}/{metric}.svg")
    @Operation(
            operationId = "badge",
            summary = "A badge for a README",
            description =
                    "One of the five delivery metrics of a service, with the band that it is in. Its text alternative"
                            + " names the service, the period and how many deployments there are.")
    @Parameter(
            name = "environment",
            in = ParameterIn.QUERY,
            description = "Only these environments; without it those of production, * for all.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "production")))
    @Parameter(
            name = "deploymentType",
            in = ParameterIn.QUERY,
            description = "Only these types: PullRequest, Tag, Branch.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "Tag")))
    @Parameter(
            name = "deployedBy",
            in = ParameterIn.QUERY,
            description = "Only what these people or pipelines deployed.",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "days",
            in = ParameterIn.QUERY,
            description = "How many calendar days of tz, today among them, where neither from nor to is given.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "3650", defaultValue = "90"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The first moment inside, as of insights.",
            schema = @Schema(type = "string", example = "2026-03-25"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The first moment after, as of insights.",
            schema = @Schema(type = "string", example = "2026-04-14T09:00:00Z"))
    @Parameter(
            name = "tz",
            in = ParameterIn.QUERY,
            description = "The IANA time zone of bare dates and of days.",
            schema = @Schema(type = "string", defaultValue = "UTC", example = "Europe/Berlin"))
    @Parameter(
            name = "benchmark",
            in = ParameterIn.QUERY,
            description = "The year of the State of DevOps report whose thresholds the band is.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"2019", "2021", "2023", "2024"},
                            defaultValue = Summary.USUAL_YEAR))
    @Parameter(
            name = "leadTime",
            in = ParameterIn.QUERY,
            description = "As of the summary: which lead time it is.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"auto", "change", "deploy"},
                            defaultValue = "auto"))
    @Parameter(
            name = "theme",
            in = ParameterIn.QUERY,
            description = "Of the page that shows it.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"light", "dark"},
                            defaultValue = "light"))
    @ApiResponse(
            responseCode = "200",
            description = "The badge; of a service with nothing to measure it says so.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Names exactly these bytes.",
                            schema = @Schema(type = "string")),
            content = @Content(mediaType = Picture.TYPE, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "304",
            description = "As the reader has it: If-None-Match names its ETag.",
            content = @Content)
    @ApiResponse(
            responseCode = "400",
            description = "A parameter was not understood; all that were not are told.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no badge of this metric.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "The registry can't be asked, and no earlier answer is new enough.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    void badge(
            @Parameter(description = "The service, exactly as it is recorded.", example = "auth-proxy") @PathVariable
                    String serviceName,
            @Parameter(
                            description = "Whose number it is.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "frequency",
                                                "lead-time",
                                                "failure-rate",
                                                "recovery-time",
                                                "rework-rate"
                                            }))
                    @PathVariable
                    String metric,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!Summary.PARTS.contains(metric)) {
            throw noSuchBadge();
        }
        var question = BadgeQuestion.read(serviceName, metric, metrics, QueryString.parse(request.getQueryString()));
        answers.give(new Picture(question, properties.maxAge()), request, response);
    }

    private static ErrorResponseException noSuchBadge() {
        var known = String.join(", ", Summary.PARTS);
        return new ErrorResponseException(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND, "There is no badge of this metric: there are " + known + "."),
                null);
    }
}
