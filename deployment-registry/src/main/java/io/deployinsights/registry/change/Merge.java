package io.deployinsights.registry.change;

import io.deployinsights.registry.change.conflict.Preconditions;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.deployment.rule.Labels;
import io.deployinsights.registry.problem.Faults;
import java.util.EnumSet;
import java.util.Set;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7386: the fields that are sent change, null removes. What is stored in other fields stays, however dirty. */
public record Merge(String id, ObjectNode sent, Preconditions preconditions) implements Edit {

    @Override
    public Set<Field> set(Document into, ObjectNode shown, Faults faults) {
        Set<Field> given = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            JsonNode value = sent.get(field.json());
            if (value != null && !value.equals(shown.get(field.json()))) {
                given.add(field);
                set(field, value, into, faults);
            }
        }
        return given;
    }

    private static void set(Field field, JsonNode value, Document into, Faults faults) {
        if (field == Field.ID) {
            faults.add(field.json(), "can't be changed; allowed is a patch without it");
        } else if (value.isNull() && (field.required() || field == Field.STARTED_AT)) {
            faults.add(
                    field.json(),
                    "is null and can't be removed; allowed is " + field.rule().allowed());
        } else if (field.rule() instanceof Labels labels && !value.isNull()) {
            Document stored = into.get(field.stored()) instanceof Document known ? known : new Document();
            into.put(field.stored(), labels.merge(field.json(), stored, value, faults));
        } else {
            Submission.set(field, value, into, faults);
        }
    }
}
