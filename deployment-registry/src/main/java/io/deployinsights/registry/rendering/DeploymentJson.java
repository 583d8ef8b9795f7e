package io.deployinsights.registry.rendering;

import io.deployinsights.registry.deployment.Field;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A stored deployment as JSON: the eleven fields always, the others where they are given, in the contract's order. */
public final class DeploymentJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .rootValueSeparator("")
            .build();

    private DeploymentJson() {}

    /** The deployment as UTF-8 JSON. */
    public static byte[] bytes(Document stored) {
        return render(stored, true);
    }

    /** A strong entity tag, quotes included: another one for every change a reader could see. */
    public static String etag(byte[] json) {
        byte[] hash = sha256(json);
        return '"'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22)
                + '"';
    }

    /** SHA-256 over all that is known of a deployment but its id: what two identical records share. */
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
    static @Nullable Object shown(Field field, Document stored) {
        Object value = stored.get(field.stored());
        return switch (field) {
            case ID -> value == null ? null : value.toString();
            case STARTED_AT, FINISHED_AT, COMMITTED_AT -> NaturalJson.time(value);
            default -> value;
        };
    }

    private static byte[] render(Document stored, boolean withId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = generator(bytes)) {
            write(stored, withId, json);
        }
        return bytes.toByteArray();
    }

    private static void write(Document stored, boolean withId, JsonGenerator json) {
        json.writeStartObject();
        for (Field field : Field.values()) {
            boolean shown = field.alwaysShown() || stored.containsKey(field.stored());
            if (shown && (withId || field != Field.ID)) {
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
