package io.deployinsights.registry.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;

/** The answers an operation can give. */
final class Answers {

    private static final String DEPLOYMENT = "Deployment";
    private static final String PROBLEM = "Problem";

    private final ApiResponses responses = new ApiResponses();

    Answers deployment(String status, String description) {
        responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(description)
                        .addHeaderObject("ETag", header("The state of the deployment, for If-Match and If-None-Match."))
                        .content(json(reference(DEPLOYMENT), Examples.DEPLOYMENT)));
        return this;
    }

    Answers deployments(String description) {
        Schema<Object> list = Schemas.listOf(DEPLOYMENT);
        responses.addApiResponse(
                "200",
                new ApiResponse()
                        .description(description)
                        .addHeaderObject("Link", header("The next page, rel=\"next\", while there is more."))
                        .content(json(list, List.of(Examples.DEPLOYMENT))
                                .addMediaType("application/x-ndjson", text("One deployment a line."))
                                .addMediaType(
                                        "text/csv",
                                        text("RFC 4180, one deployment a line; labels are JSON, and a text that a"
                                                + " spreadsheet would take for a formula has a ' before it. The"
                                                + " import takes it back."))));
        return this;
    }

    Answers object(String status, String schema, String description) {
        responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(description)
                        .content(new Content()
                                .addMediaType("application/json", new MediaType().schema(reference(schema)))));
        return this;
    }

    Answers nothing(String status, String description) {
        responses.addApiResponse(status, new ApiResponse().description(description));
        return this;
    }

    Answers problem(String status, String description) {
        responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(description)
                        .content(new Content()
                                .addMediaType("application/problem+json", new MediaType().schema(reference(PROBLEM)))));
        return this;
    }

    ApiResponses all() {
        return responses;
    }

    static Content json(Schema<?> schema, Object example) {
        return new Content()
                .addMediaType("application/json", new MediaType().schema(schema).example(example));
    }

    static Schema<Object> reference(String schema) {
        Schema<Object> reference = new Schema<>();
        reference.set$ref("#/components/schemas/" + schema);
        return reference;
    }

    private static MediaType text(String description) {
        Schema<Object> schema = Schemas.typed("string");
        schema.setDescription(description);
        return new MediaType().schema(schema);
    }

    private static Header header(String description) {
        Schema<Object> schema = Schemas.typed("string");
        return new Header().description(description).schema(schema);
    }
}
