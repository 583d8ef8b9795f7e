package io.deployinsights.insights.web.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says of the fields that can be null that they can: the generator does not see annotations of types. */
final class NullableFields implements GlobalOpenApiCustomizer {

    private final NestedTypeNames names;

    NullableFields(NestedTypeNames names) {
        this.names = names;
    }

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        names.named().forEach((name, type) -> {
            var schema = schemas.get(name);
            if (schema != null && type.isRecord()) {
                customise(schema, type);
            }
        });
    }

    private static void customise(Schema<?> schema, Class<?> type) {
        var fields = schema.getProperties();
        Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .forEach(component -> fields.computeIfPresent(component.getName(), (key, field) -> nullable(field)));
    }

    private static Schema<?> nullable(Schema<?> field) {
        if (field.get$ref() == null) {
            field.addType("null");
            return field;
        }
        var nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        var either = new JsonSchema();
        either.setOneOf(List.of(field, nothing));
        return either;
    }
}
