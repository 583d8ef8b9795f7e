package io.deployinsights.registry.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The schemas that operations refer to. */
final class Schemas {

    private Schemas() {}

    static Map<String, Schema<?>> all() {
        return Map.of(
                "Deployment", FieldSchemas.deployment(),
                "NewDeployment", FieldSchemas.newDeployment(),
                "DeploymentPatch", FieldSchemas.patch(),
                "ChangePage", changePage(),
                "Problem", problem());
    }

    static Schema<Object> listOf(String schema) {
        return list(Answers.reference(schema));
    }

    private static Schema<Object> changePage() {
        Schema<Object> page = typed("object");
        page.setDescription("A part of the change feed.");
        page.addProperty("epoch", described("string", "Another one once history itself was replaced."));
        page.addProperty("items", listOf("Deployment"));
        page.addProperty("next", described("string", "Where to go on, as after."));
        page.addProperty("more", described("boolean", "Whether there is more to read at once."));
        page.setRequired(List.of("epoch", "items", "next", "more"));
        return page;
    }

    private static Schema<Object> problem() {
        Schema<Object> fault = typed("object");
        fault.setDescription("One thing that is wrong.");
        fault.addProperty("field", described("string", "The property, parameter or header; empty for the whole body."));
        fault.addProperty("message", described("string", "What was sent, and what is allowed."));
        fault.setRequired(List.of("field", "message"));

        Schema<Object> problem = typed("object");
        problem.setDescription("RFC 9457.");
        problem.addProperty("title", described("string", "The status in words."));
        problem.addProperty("status", described("integer", "The HTTP status."));
        problem.addProperty("detail", described("string", "What went wrong."));
        problem.addProperty("instance", described("string", "What was asked for."));
        problem.addProperty("correlationId", described("string", "What the request is found by in the logs."));
        problem.addProperty("errors", list(fault));
        problem.setRequired(List.of("title", "status", "detail"));
        return problem;
    }

    private static Schema<Object> list(Schema<?> items) {
        Schema<Object> list = typed("array");
        list.setItems(items);
        return list;
    }

    static Schema<Object> described(String type, String description) {
        Schema<Object> schema = typed(type);
        schema.setDescription(description);
        return schema;
    }

    static Schema<Object> typed(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setTypes(new LinkedHashSet<>(List.of(type)));
        return schema;
    }
}
