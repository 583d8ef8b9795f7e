package io.deployinsights.registry.change;

import io.deployinsights.registry.change.conflict.Preconditions;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.deployment.UnknownDeployment;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.rendering.DeploymentJson;
import java.time.Instant;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a deployment that is there. What is sent just as it is stored, however dirty, is nothing that this writer has to answer
 * for.
 */
sealed interface Edit extends Change permits Merge, Replacement {

    /** The deployment's id, as it was sent. */
    String id();

    /** The fields that were sent. */
    ObjectNode sent();

    /** In which state the deployment has to be. */
    Preconditions preconditions();

    /**
     * Puts the fields that were sent into the deployment.
     *
     * @param shown the deployment as readers see it before
     * @return the fields that this writer changes
     */
    Set<Field> set(Document into, ObjectNode shown, Faults faults);

    @Override
    default ObjectId target() {
        return UnknownDeployment.idOf(id());
    }

    @Override
    default Document decide(@Nullable Document before, Instant now) {
        if (before == null) {
            throw new UnknownDeployment(id());
        }
        preconditions().check(before);
        Faults faults = new Faults();
        Submission.refuseUnknown(sent(), faults);
        Document after = new Document(before);
        Set<Field> given = set(after, DeploymentJson.object(before), faults);
        faults.reject();
        Lifecycle.settle(before, after, given, now, faults);
        faults.reject();
        Lifecycle.checkStep(before, after);
        return after;
    }
}
