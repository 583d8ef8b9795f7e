package io.deployinsights.insights.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Shows an answer of every kind that an operation can give: real ones, which a test has recorded in {@code resources/openapi}. */
final class Examples implements GlobalOpenApiCustomizer {

    private static final String OK = "200";

    @Override
    public void customise(OpenAPI api) {
        for (var path : api.getPaths().values()) {
            for (var operation : path.readOperations()) {
                show(operation, api.getComponents());
            }
        }
    }

    private static void show(Operation operation, Components components) {
        operation.getResponses().forEach((status, response) -> {
            if (response.getContent() != null) {
                response.getContent().forEach((type, content) -> {
                    switch (type) {
                        case "application/problem+json" ->
                            content.examples(Map.of(status, problem(status, components)));
                        case "image/svg+xml" -> content.example(text(operation.getOperationId() + ".svg"));
                        case "text/csv" -> content.example(text(operation.getOperationId() + ".csv"));
                        default -> show(operation.getOperationId(), status, content);
                    }
                });
            }
        });
    }

    private static void show(String operation, String status, MediaType content) {
        content.example(json(operation + (status.equals(OK) ? "" : "-" + status)));
    }

    /** One for all operations: what goes wrong goes wrong the same way everywhere. */
    private static Example problem(String status, Components components) {
        var name = "problem-" + status;
        components.addExamples(name, new Example().value(json(name)));
        return new Example().$ref("#/components/examples/" + name);
    }

    private static Object json(String name) {
        return JsonMapper.shared().readValue(text(name + ".json"), Object.class);
    }

    private static String text(String file) {
        try {
            return new ClassPathResource("openapi/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("no example " + file, e);
        }
    }
}
