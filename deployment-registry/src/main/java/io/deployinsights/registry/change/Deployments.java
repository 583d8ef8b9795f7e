package io.deployinsights.registry.change;

import io.deployinsights.registry.change.idempotency.IdempotencyKeys;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.store.DeploymentStore;
import java.time.Clock;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Creates and changes deployments, one at a time. */
@Service
class Deployments {

    private static final int MAX_ATTEMPTS = 20;

    private final DeploymentStore store;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Deployments(DeploymentStore store, IdempotencyKeys keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    Document find(String id) {
        if (!ObjectId.isValid(id)) {
            throw new UnknownDeployment(id);
        }
        return store.find(new ObjectId(id)).orElseThrow(() -> new UnknownDeployment(id));
    }

    Document create(ObjectNode sent, @Nullable String idempotencyKey) {
        Faults faults = new Faults();
        Document created = Submission.current(sent, faults);
        faults.reject();
        String bodyHash = DeploymentJson.contentTag(created);
        Lifecycle.begin(created, clock.instant(), faults);
        faults.reject();
        created.append("_id", new ObjectId());
        if (idempotencyKey != null) {
            return keys.insertOnce(idempotencyKey, bodyHash, created);
        }
        store.insert(created);
        return created;
    }

    /**
     * Changes a deployment so that no change by others gets lost.
     *
     * @throws LostUpdate (412) when the preconditions fail, now or because somebody else was faster
     */
    Document change(String id, Change change, Preconditions preconditions) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Document before = find(id);
            preconditions.check(DeploymentJson.etag(DeploymentJson.bytes(before)));
            Document after = change.apply(before, clock.instant());
            if (store.replace(before, after)) {
                return after;
            }
        }
        throw new TooMuchContention(MAX_ATTEMPTS);
    }
}
