package io.deployinsights.insights.web.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of records as JSON has them: no field is left out, and those that may be null say so. */
final class RecordSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode schemas;

    /**
     * Schemas of an OpenAPI document.
     *
     * @param schemas the ones that there are, which others are added to
     */
    RecordSchemas(ObjectNode schemas) {
        this.schemas = schemas;
    }

    /** A reference to the schema of a record, which is added with those of its fields. */
    ObjectNode reference(Class<?> type) {
        var name = name(type);
        if (!schemas.has(name)) {
            var schema = schemas.putObject(name).put("type", "object");
            var properties = schema.putObject("properties");
            var required = schema.putArray("required");
            for (var component : type.getRecordComponents()) {
                properties.set(component.getName(), field(component));
                required.add(component.getName());
            }
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** A reference to the schema of an envelope whose results are of a type. */
    ObjectNode envelope(Class<?> result) {
        var name = "Envelope" + name(result);
        var envelope = schemas.get("Envelope").deepCopy();
        ((ObjectNode) envelope.at("/properties/results")).set("items", reference(result));
        schemas.set(name, envelope);
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** With the name of the type around it: there is a Result in every metric. */
    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
    }

    private ObjectNode field(RecordComponent component) {
        var schema = schema(component.getGenericType(), component);
        return isNullable(component.getAnnotatedType()) ? nullable(schema) : schema;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.has("$ref")) {
            var either = JSON.objectNode();
            either.putArray("oneOf").add(schema).add(JSON.objectNode().put("type", "null"));
            return either;
        }
        var type = schema.get("type").stringValue();
        schema.putArray("type").add(type).add("null");
        return schema;
    }

    private ObjectNode schema(Type type, RecordComponent component) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class -> {
                var array = simple("array");
                array.set("items", schema(generic.getActualTypeArguments()[0], component));
                yield array;
            }
            case ParameterizedType generic
            when generic.getRawType() == Map.class -> {
                var object = simple("object");
                object.set("additionalProperties", schema(generic.getActualTypeArguments()[1], component));
                yield object;
            }
            case Class<?> record when record.isRecord() -> reference(record);
            case Class<?> simple -> simple(simple, component);
            default -> throw unknown(component);
        };
    }

    private static ObjectNode simple(Class<?> type, RecordComponent component) {
        if (type == String.class) {
            return simple("string");
        } else if (type == Instant.class) {
            return simple("string").put("format", "date-time");
        } else if (type == LocalDate.class) {
            return simple("string").put("format", "date");
        } else if (type == boolean.class || type == Boolean.class) {
            return simple("boolean");
        } else if (type == int.class || type == Integer.class) {
            return simple("integer").put("format", "int32");
        } else if (type == long.class || type == Long.class) {
            return simple("integer").put("format", "int64");
        } else if (type == double.class || type == Double.class) {
            return simple("number").put("format", "double");
        }
        throw unknown(component);
    }

    private static ObjectNode simple(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static IllegalStateException unknown(RecordComponent component) {
        return new IllegalStateException("no schema for %s %s of %s"
                .formatted(component.getGenericType(), component.getName(), component.getDeclaringRecord()));
    }
}
