package io.deployinsights.registry.change;

import io.deployinsights.registry.change.conflict.Preconditions;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Faults;
import java.util.EnumSet;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A deployment sent whole in place of another. What this registry doesn't know of the old one stays; so do the times of what happened
 * where they aren't sent. Reading a record and putting it back changes nothing.
 */
public record Replacement(String id, ObjectNode sent, Preconditions preconditions) implements Edit {

    private static final Set<Field> KEPT = EnumSet.of(Field.STARTED_AT, Field.FINISHED_AT, Field.ROLLED_BACK_AT);

    @Override
    public Set<Field> set(Document into, ObjectNode shown, Faults faults) {
        Set<Field> given = EnumSet.noneOf(Field.class);
        for (Field field : Field.written()) {
            JsonNode value = sent.get(field.json());
            if (!stays(field, value, shown)) {
                given.add(field);
                Submission.set(field, value, into, faults);
            }
        }
        return given;
    }

    /** There is no deployment without a start, so that null is none that was sent. */
    private static boolean stays(Field field, @Nullable JsonNode value, ObjectNode shown) {
        if (value == null || (value.isNull() && field == Field.STARTED_AT)) {
            return KEPT.contains(field);
        }
        return value.equals(shown.get(field.json()));
    }
}
