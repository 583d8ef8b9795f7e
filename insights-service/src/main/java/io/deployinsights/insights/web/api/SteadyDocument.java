package io.deployinsights.insights.web.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Makes the document the same on every machine, whatever order reflection has, and says that answers leave no field out. */
final class SteadyDocument implements GlobalOpenApiCustomizer {

    /** The one schema with a field that may be absent. */
    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        var paths = new Paths();
        new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
        api.setPaths(paths);

        var components = api.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        components.getSchemas().forEach((name, schema) -> describeObject(name, schema));
    }

    private static void describeObject(String name, Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.addType("object");
        if (!name.equals(PROBLEM)) {
            schema.setRequired(List.copyOf(schema.getProperties().keySet()));
        }
    }
}
