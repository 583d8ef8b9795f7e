package io.deployinsights.registry.openapi;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.rule.CommitSha;
import io.deployinsights.registry.rule.HttpUrl;
import io.deployinsights.registry.rule.Labels;
import io.deployinsights.registry.rule.ObjectIdText;
import io.deployinsights.registry.rule.OneOf;
import io.deployinsights.registry.rule.PositiveInteger;
import io.deployinsights.registry.rule.Rule;
import io.deployinsights.registry.rule.Text;
import io.deployinsights.registry.rule.Time;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in a schema what the rules say in code. */
final class FieldSchemas {

    private FieldSchemas() {}

    /** What a reader gets. It may be older than all rules, so that only the types are told. */
    static Schema<Object> deployment() {
        Schema<Object> schema = object("A deployment as it is stored.");
        schema.setAdditionalProperties(true);
        for (Field field : Field.values()) {
            Set<String> types = of(field.rule()).getTypes();
            Schema<Object> property = Schemas.typed(types.iterator().next());
            property.setDescription(Descriptions.of(field));
            schema.addProperty(field.json(), field == Field.ID ? property : nullable(property));
        }
        schema.setRequired(Arrays.stream(Field.values())
                .filter(Field::alwaysShown)
                .map(Field::json)
                .toList());
        return schema;
    }

    /** What a writer sends whole. */
    static Schema<Object> newDeployment() {
        Schema<Object> schema = object("A deployment to create, or to put in place of another. An id is ignored.");
        for (Field field : Field.values()) {
            schema.addProperty(field.json(), property(field, !field.required()));
        }
        schema.setRequired(Arrays.stream(Field.values())
                .filter(Field::required)
                .map(Field::json)
                .toList());
        return schema;
    }

    /** What a writer changes. */
    static Schema<Object> patch() {
        Schema<Object> schema = object("The fields to change; null removes one that may be empty.");
        for (Field field : Field.written()) {
            schema.addProperty(field.json(), property(field, !field.required() && field != Field.STARTED_AT));
        }
        return schema;
    }

    private static Schema<Object> object(String description) {
        Schema<Object> schema = Schemas.typed("object");
        schema.setDescription(description);
        schema.setAdditionalProperties(false);
        return schema;
    }

    private static Schema<Object> property(Field field, boolean nullable) {
        Schema<Object> schema = of(field.rule());
        schema.setDescription(Descriptions.of(field));
        if (field == Field.SOURCE) {
            schema.setReadOnly(true);
        }
        return nullable ? nullable(schema) : schema;
    }

    private static Schema<Object> nullable(Schema<Object> schema) {
        Set<String> types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        return schema;
    }

    private static Schema<Object> of(Rule rule) {
        return switch (rule) {
            case Text(int maxCharacters) -> length(Schemas.typed("string"), 1, maxCharacters);
            case OneOf(List<String> words) -> words(Schemas.typed("string"), words);
            case Time() -> format(Schemas.typed("string"), "date-time");
            case CommitSha() -> hex(7, 64);
            case ObjectIdText() -> hex(24, 24);
            case PositiveInteger() -> positive(Schemas.typed("integer"));
            case HttpUrl() -> format(length(Schemas.typed("string"), 8, 2_000), "uri");
            case Labels() -> labels();
        };
    }

    private static Schema<Object> hex(int min, int max) {
        Schema<Object> schema = Schemas.typed("string");
        schema.setPattern("^[0-9a-fA-F]{%d,%d}$".formatted(min, max));
        return schema;
    }

    private static Schema<Object> format(Schema<Object> schema, String format) {
        schema.setFormat(format);
        return schema;
    }

    private static Schema<Object> labels() {
        Schema<Object> schema = Schemas.typed("object");
        schema.setMaxProperties(20);
        schema.setAdditionalProperties(length(Schemas.typed("string"), 1, 200));
        return schema;
    }

    private static Schema<Object> positive(Schema<Object> schema) {
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(Integer.MAX_VALUE));
        return schema;
    }

    private static Schema<Object> length(Schema<Object> schema, int min, int max) {
        schema.setMinLength(min);
        schema.setMaxLength(max);
        return schema;
    }

    private static Schema<Object> words(Schema<Object> schema, List<String> words) {
        schema.setEnum(List.copyOf(words));
        return schema;
    }
}
