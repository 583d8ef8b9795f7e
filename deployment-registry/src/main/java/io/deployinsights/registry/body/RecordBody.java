package io.deployinsights.registry.body;

import io.deployinsights.registry.problem.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request that is about one deployment. */
@Component
public class RecordBody {

    private final int maxBytes;

    RecordBody(RecordProperties properties) {
        maxBytes = properties.maxBytes();
    }

    /**
     * Reads one JSON object.
     *
     * @throws TooLarge (413) for more bytes than a deployment may have
     * @throws io.deployinsights.registry.problem.InvalidRequest (400) for anything but one well-formed object
     */
    public ObjectNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        return StrictJson.object(ByteBuffer.wrap(bytes));
    }
}
