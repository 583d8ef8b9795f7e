package io.deployinsights.registry.change;

import io.deployinsights.registry.change.conflict.Comparison;
import io.deployinsights.registry.change.conflict.OnConflict;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.deployment.Status;
import io.deployinsights.registry.deployment.StoredTime;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.text.Quoted;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A deployment recorded as it was: any status is taken, and no time is completed. One without an id gets an id that its content gives,
 * so that a file that is imported again adds nothing, and one that was cut off is completed.
 *
 * @param sent as MongoDB stores it
 * @param onConflict which is kept where another one of this id is there
 */
public record Import(Document sent, OnConflict onConflict) implements Change {

    private static final String SOURCE = "import";

    /**
     * Reads what was sent.
     *
     * @param statuses what the statuses of the file mean here
     * @throws io.deployinsights.registry.problem.InvalidRequest (400) with all that is wrong with it
     */
    public static Import of(ObjectNode sent, UnaryOperator<String> statuses, OnConflict onConflict) {
        Faults faults = new Faults();
        Document deployment = Submission.history(sent, faults).append(Field.SOURCE.stored(), SOURCE);
        faults.reject();
        // From what was sent, so that a map of statuses that is given later finds the records that were there without
        // it.
        deployment.computeIfAbsent(Field.STORED_ID, absent -> contentId(deployment));
        deployment.computeIfPresent(Field.STATUS.stored(), (name, status) -> statuses.apply(String.valueOf(status)));
        return new Import(deployment, onConflict);
    }

    @Override
    public ObjectId target() {
        return sent.getObjectId(Field.STORED_ID);
    }

    @Override
    public Document decide(@Nullable Document before, Instant now) {
        if (before == null) {
            return sent;
        }
        return onConflict.replaces(before, sent) && !Comparison.of(before, sent).isEmpty() ? whole(before) : before;
    }

    /** What is taken as it was, but is probably a mistake: the field, and what was likely meant. */
    public List<Fault> warnings(Instant now) {
        List<Fault> warnings = new ArrayList<>();
        if (sent.get(Field.STATUS.stored()) instanceof String status
                && Status.of(status).isEmpty()) {
            warnings.add(new Fault(Field.STATUS.json(), unknown(status)));
        }
        Lifecycle.ahead(sent, now)
                .forEach((field, time) -> warnings.add(new Fault(
                        field.json(),
                        "is %s, more than 5 minutes ahead of the registry's time %s; it is stored as it was sent"
                                .formatted(time, now))));
        return warnings;
    }

    /** The whole record as it was sent; what this registry doesn't know of the old one stays. */
    private Document whole(Document before) {
        Document after = new Document(before);
        Field.written().forEach(field -> after.remove(field.stored()));
        after.putAll(sent);
        return after;
    }

    /**
     * The same record always gets the same id. Like any ObjectId it begins with a time, that of the start: records of one time lie
     * together in the database, and history in its order is appended instead of scattered. The other eight bytes are a hash.
     */
    private static ObjectId contentId(Document deployment) {
        Instant start = StoredTime.of(deployment.get(Field.STARTED_AT.stored())).orElse(Instant.EPOCH);
        byte[] id = ByteBuffer.allocate(12)
                .putInt((int) start.getEpochSecond())
                .put(DeploymentJson.fingerprint(deployment), 0, Long.BYTES)
                .array();
        return new ObjectId(id);
    }

    private static String unknown(String status) {
        String hint = Status.likely(status)
                .map(Status::word)
                .map(likely ->
                        "did you mean %s? statusMap=%s:%s maps it".formatted(likely, Quoted.name(status), likely))
                .orElse("statusMap can map it to one of them");
        return "is %s, which is none of %s; it is stored as it was sent; %s"
                .formatted(Quoted.text(status), String.join(", ", Status.words()), hint);
    }
}
