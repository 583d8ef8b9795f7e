package io.deployinsights.registry.change;

import static io.deployinsights.registry.deployment.Field.FINISHED_AT;
import static io.deployinsights.registry.deployment.Field.STARTED_AT;
import static io.deployinsights.registry.deployment.Field.STATUS;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.deployment.StoredTime;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Faults;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * A deployment sent whole in place of another. What this registry doesn't know of the old one stays; so does a start that
 * isn't sent, and a finish that isn't sent while the status is the same: a repeated PUT changes nothing.
 */
record Replacement(ObjectNode sent) implements Change {

    @Override
    public Document apply(Document before, Instant now) {
        Faults faults = new Faults();
        Document told = Submission.current(sent, faults);
        faults.reject();

        Document after = new Document(before);
        for (Field field : EnumSet.complementOf(EnumSet.of(Field.ID))) {
            if (told.containsKey(field.stored())) {
                after.put(field.stored(), told.get(field.stored()));
            } else {
                after.remove(field.stored());
            }
        }
        keep(before, after);
        Lifecycle.settle(before, after, EnumSet.allOf(Field.class), now, faults);
        faults.reject();
        Lifecycle.checkStep(before, after);
        return after;
    }

    private static void keep(Document before, Document after) {
        if (after.get(STARTED_AT.stored()) == null) {
            after.put(STARTED_AT.stored(), before.get(STARTED_AT.stored()));
        }
        boolean sameStatus = Objects.equals(before.get(STATUS.stored()), after.get(STATUS.stored()));
        Object finish = before.get(FINISHED_AT.stored());
        if (after.get(FINISHED_AT.stored()) == null
                && sameStatus
                && StoredTime.of(finish).isPresent()) {
            after.put(FINISHED_AT.stored(), finish);
        }
    }
}
