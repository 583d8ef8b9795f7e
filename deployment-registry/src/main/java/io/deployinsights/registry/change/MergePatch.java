package io.deployinsights.registry.change;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Faults;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * RFC 7386: the fields that are sent change, null removes. What is stored in other fields, however dirty, is nothing this
 * writer has to answer for.
 */
record MergePatch(ObjectNode sent) implements Change {

    private static final Set<Field> NEVER_REMOVED = EnumSet.of(Field.STARTED_AT);

    @Override
    public Document apply(Document before, Instant now) {
        Faults faults = new Faults();
        Submission.refuseUnknown(sent, faults);
        Document after = new Document(before);
        Set<Field> told = EnumSet.noneOf(Field.class);
        sent.forEachEntry((name, value) -> Field.named(name).ifPresent(field -> {
            told.add(field);
            apply(field, value, after, faults);
        }));
        if (faults.all().isEmpty()) {
            Lifecycle.settle(before, after, told, now, faults);
        }
        faults.reject();
        Lifecycle.checkStep(before, after);
        return after;
    }

    private static void apply(Field field, JsonNode value, Document after, Faults faults) {
        if (field == Field.ID) {
            faults.add(field.json(), "can't be changed; allowed is a patch without it");
        } else if (!value.isNull()) {
            JsonNode merged = field == Field.LABELS ? mergedLabels(value, after.get(field.stored())) : value;
            after.put(field.stored(), field.rule().read(field.json(), merged, faults));
        } else if (field.required() || NEVER_REMOVED.contains(field)) {
            faults.add(
                    field.json(),
                    "is null and can't be removed; allowed is " + field.rule().allowed());
        } else if (field.alwaysShown()) {
            after.put(field.stored(), null);
        } else {
            after.remove(field.stored());
        }
    }

    private static JsonNode mergedLabels(JsonNode patch, @Nullable Object stored) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (stored instanceof Document labels) {
            labels.forEach((key, label) -> merged.put(key, String.valueOf(label)));
        }
        changes.forEachEntry((key, label) -> {
            if (label.isNull()) {
                merged.remove(key);
            } else {
                merged.set(key, label);
            }
        });
        return merged;
    }
}
