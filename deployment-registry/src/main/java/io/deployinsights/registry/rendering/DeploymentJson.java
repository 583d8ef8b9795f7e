package io.deployinsights.registry.rendering;

import io.deployinsights.registry.deployment.Field;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A stored deployment as JSON: the eleven fields always, the others where they are given, in the contract's order. */
public final class DeploymentJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .rootValueSeparator("")
            .build();

    /** What is stored may be as long as it likes. */
    private static final JsonMapper READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private DeploymentJson() {}

    /** The deployment as UTF-8 JSON. */
    public static byte[] bytes(Document stored) {
        return render(stored, true);
    }

    /** The deployment as a reader gets it. */
    public static ObjectNode object(Document stored) {
        return (ObjectNode) READER.readTree(bytes(stored));
    }

    /** A strong entity tag, quotes included: another one for every change a reader could see. */
    public static String etag(byte[] json) {
        byte[] hash = sha256(json);
        return '"'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22)
                + '"';
    }

    /** Compares deployments by what their writers sent, in any order: two with the same labels are the same. */
    public static String contentTag(Document stored) {
        Document sorted = new Document(stored);
        sorted.remove(Field.SOURCE.stored());
        sorted.computeIfPresent(
                Field.LABELS.stored(),
                (name, labels) -> labels instanceof Document map ? new Document(new TreeMap<>(map)) : labels);
        return etag(bytes(sorted));
    }

    /** SHA-256 over all that a writer said of a deployment, in the order of {@link Field}: what two identical records share. */
    public static byte[] fingerprint(Document stored) {
        return sha256(render(stored, false));
    }

    /** Writes UTF-8 JSON; closing it leaves the target open. */
    public static JsonGenerator generator(OutputStream target) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    }

    /** Writes the deployment as one JSON object. */
    public static void write(Document stored, JsonGenerator json) {
        write(stored, true, json);
    }

    /** What a reader finds in a field. */
    public static @Nullable Object shown(Field field, Document stored) {
        Object value = stored.get(field.stored());
        return switch (field) {
            case ID -> value == null ? null : value.toString();
            case STARTED_AT, FINISHED_AT, COMMITTED_AT, ROLLED_BACK_AT -> NaturalJson.time(value);
            default -> value;
        };
    }

    /** What is found in a field as text: a string as it is, everything else as JSON. */
    public static String text(Object shown) {
        if (shown instanceof String text) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(bytes)) {
            NaturalJson.write(shown, json);
        }
        return unquoted(bytes.toString(StandardCharsets.UTF_8));
    }

    /** A date in a field that should hold something else is JSON's string; as a text it needs no quotes. */
    private static String unquoted(String json) {
        boolean string = json.length() > 1 && json.startsWith("\"") && json.indexOf('\\') < 0;
        return string ? json.substring(1, json.length() - 1) : json;
    }

    private static byte[] render(Document stored, boolean whole) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = generator(bytes)) {
            write(stored, whole, json);
        }
        return bytes.toByteArray();
    }

    private static void write(Document stored, boolean whole, JsonGenerator json) {
        json.writeStartObject();
        for (Field field : Field.values()) {
            boolean shown = field.alwaysShown() || stored.containsKey(field.stored());
            if (shown && (whole || Field.written().contains(field))) {
                json.writeName(field.json());
                NaturalJson.write(shown(field, stored), json);
            }
        }
        json.writeEndObject();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
