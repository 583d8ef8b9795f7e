package io.deployinsights.registry.importing;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.StoredTime;
import io.deployinsights.registry.rendering.DeploymentJson;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The id of a deployment that came without one, made from its content, so that the same record always gets the same. Like
 * any ObjectId it begins with a time, that of the start: records of one time lie together in the database, and history in its
 * order is appended instead of scattered. The other eight bytes are a hash.
 */
final class ContentId {

    private ContentId() {}

    static ObjectId of(Document deployment) {
        Instant start = StoredTime.of(deployment.get(Field.STARTED_AT.stored())).orElse(Instant.EPOCH);
        byte[] id = ByteBuffer.allocate(12)
                .putInt((int) start.getEpochSecond())
                .put(DeploymentJson.fingerprint(deployment), 0, Long.BYTES)
                .array();
        return new ObjectId(id);
    }
}
