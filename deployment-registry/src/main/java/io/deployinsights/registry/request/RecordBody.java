package io.deployinsights.registry.request;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.request.UnknownNames.Kind;
import io.deployinsights.registry.text.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what is sent about one deployment. Names of fields are matched without regard to case. Left out are fields that only the
 * registry sets, what stands for no value, and unknown names where they are ignored.
 */
@Component
public class RecordBody {

    private final int maxBytes;
    private final UnknownNames unknown;

    RecordBody(RecordProperties properties, UnknownNames unknown) {
        maxBytes = properties.maxBytes();
        this.unknown = unknown;
    }

    /**
     * Reads the body of a request: one JSON object.
     *
     * @throws TooLarge (413) for more bytes than a deployment may have
     * @throws InvalidRequest (400) for anything but one well-formed object
     */
    public ObjectNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /**
     * Reads one JSON object of several.
     *
     * @throws InvalidRequest (400) for anything but one well-formed object
     */
    public ObjectNode read(ByteBuffer utf8) {
        return read(StrictJson.object(utf8));
    }

    /**
     * Brings one record into the form that fields are read from, however it was written.
     *
     * @throws InvalidRequest (400) for a property that is there twice
     */
    public ObjectNode read(ObjectNode sent) {
        ObjectNode record = sent.objectNode();
        Map<String, String> names = new HashMap<>();
        sent.forEachEntry((name, value) -> {
            String known = Field.named(name).map(Field::json).orElse(name);
            String same = names.put(known, name);
            if (same != null) {
                throw new InvalidRequest(
                        name,
                        "is the same property as %s, which is there too; allowed is one of them"
                                .formatted(Quoted.text(same)));
            }
            if (!isLeftOut(name, value)) {
                record.set(known, value);
            }
        });
        return record;
    }

    /** Whether there may be something of this name, though it may be left out. */
    public boolean takes(String name) {
        return Field.named(name).isPresent() || Field.isReadOnly(name) || unknown.ignores(Kind.PROPERTY, name);
    }

    private boolean isLeftOut(String name, JsonNode value) {
        return Field.isReadOnly(name)
                || Field.named(name)
                        .map(field -> field.rule().isAbsent(value))
                        .orElseGet(() -> unknown.ignores(Kind.PROPERTY, name));
    }
}
