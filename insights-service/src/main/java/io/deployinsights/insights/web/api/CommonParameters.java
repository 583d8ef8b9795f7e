package io.deployinsights.insights.web.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters that every insight has. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Parameters({
    @Parameter(
            name = "serviceName",
            in = ParameterIn.QUERY,
            description = "Only these services. Repeat the parameter for several; a comma is a part of a name.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "auth-proxy"))),
    @Parameter(
            name = "environment",
            in = ParameterIn.QUERY,
            description = "Only these environments, such as staging and production; * is all of them.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "production"))),
    @Parameter(
            name = "deploymentType",
            in = ParameterIn.QUERY,
            description = "Only these types: PullRequest, Tag, Branch.",
            array = @ArraySchema(schema = @Schema(type = "string", example = "Tag"))),
    @Parameter(
            name = "deployedBy",
            in = ParameterIn.QUERY,
            description = "Only what these people or pipelines deployed.",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description =
                    "The first moment inside the window: an ISO-8601 date (its first moment in tz), date-time with"
                            + " offset, or local date-time in tz. Absent for an open beginning.",
            schema = @Schema(type = "string", example = "2026-03-25")),
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The first moment after the window, written like from. Absent for an open end.",
            schema = @Schema(type = "string", example = "2026-04-14T09:00:00Z")),
    @Parameter(
            name = "tz",
            in = ParameterIn.QUERY,
            description = "The IANA time zone of bare dates and of the boundaries of days, weeks and months.",
            schema = @Schema(type = "string", defaultValue = "UTC", example = "Europe/Berlin"))
})
public @interface CommonParameters {}
