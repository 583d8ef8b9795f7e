package io.deployinsights.insights.web.api;

import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.problem.Problem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/** Describes what handlers answer with: their own results in the envelope, and the same errors everywhere. */
final class AnswerDescriptions implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        var result = handler.getMethodAnnotation(AnsweredWith.class);
        if (result == null) {
            return operation;
        }
        return operation.responses(responses(result.value(), components));
    }

    /** What answers with such results there are. */
    static ApiResponses responses(Class<?> result, Components components) {
        var envelope = ResolvableType.forClassWithGenerics(Envelope.class, result);
        return new ApiResponses()
                .addApiResponse("200", answer(schema(envelope.getType(), components)))
                .addApiResponse(
                        "304", new ApiResponse().description("As the reader has it: If-None-Match names its ETag."))
                .addApiResponse(
                        "400", problem("A parameter was not understood; all that were not are told.", components))
                .addApiResponse("406", problem("The reader takes neither JSON nor CSV.", components))
                .addApiResponse(
                        "503",
                        problem(
                                        "The registry can't be asked, and no earlier answer is new enough; or the"
                                                + " answer takes longer than anybody waits.",
                                        components)
                                .addHeaderObject("Retry-After", header("Seconds until asking again is worth it.")));
    }

    private static ApiResponse answer(Schema<?> envelope) {
        return new ApiResponse()
                .description(
                        "The answer. As CSV it has the results alone, flat; text that a spreadsheet would take for a"
                                + " formula has a ' before it.")
                .content(new Content()
                        .addMediaType(Format.JSON.type().toString(), new MediaType().schema(envelope))
                        .addMediaType("text/csv", new MediaType().schema(new StringSchema())))
                .addHeaderObject("ETag", header("Names what the answer says, asOf, stale and ages aside; weak."))
                .addHeaderObject("Content-Disposition", header("CSV only: what a file with it is called."))
                .addHeaderObject("X-As-Of", header("The asOf of the envelope; of a 304 as well."))
                .addHeaderObject("X-Stale", header("The stale of the envelope; of a 304 as well."));
    }

    private static ApiResponse problem(String description, Components components) {
        var content = new Content()
                .addMediaType("application/problem+json", new MediaType().schema(schema(Problem.class, components)));
        return new ApiResponse().description(description).content(content);
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static Schema<?> schema(Type type, Components components) {
        return SpringDocAnnotationsUtils.extractSchema(components, type, null, new Annotation[0], SpecVersion.V31);
    }
}
