package io.deployinsights.registry.change;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.rendering.DeploymentJson;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A deployment that is recorded as it happens. It gets an id of its own, and the registry's clock says when what isn't sent happened.
 *
 * @param target the id that it gets
 * @param sent as MongoDB stores it, without what the registry adds
 * @param key makes a repeated request harmless; null where none was sent
 */
public record Creation(
        ObjectId target, Document sent, @Nullable String key) implements Change {

    private static final String SOURCE = "api";

    /**
     * Reads what was sent.
     *
     * @throws io.deployinsights.registry.problem.InvalidRequest (400) with all that is wrong with it
     */
    public static Creation of(ObjectNode sent, @Nullable String key) {
        Faults faults = new Faults();
        Document deployment = Submission.current(sent, faults);
        faults.reject();
        return new Creation(new ObjectId(), deployment.append(Field.SOURCE.stored(), SOURCE), key);
    }

    @Override
    public Document decide(@Nullable Document before, Instant now) {
        Faults faults = new Faults();
        Document created = new Document(sent);
        Lifecycle.begin(created, now, faults);
        faults.reject();
        return created.append(Field.STORED_ID, target);
    }

    /** What the content hashes to: requests with the same key must agree on it. */
    String contentTag() {
        return DeploymentJson.contentTag(sent);
    }
}
