package io.deployinsights.registry.change;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.rule.Labels;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RFC 7386: the fields that are sent change, null removes. What is stored in other fields, however dirty, is nothing this
 * writer has to answer for; nor is what is sent just as it is stored.
 */
record MergePatch(ObjectNode sent) implements Change {

    @Override
    public Document apply(Document before, Instant now) {
        Faults faults = new Faults();
        Submission.refuseUnknown(sent, faults);
        ObjectNode shown = DeploymentJson.object(before);
        Document after = new Document(before);
        Set<Field> given = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            JsonNode value = sent.get(field.json());
            if (value != null && !value.equals(shown.get(field.json()))) {
                given.add(field);
                apply(field, value, after, faults);
            }
        }
        if (faults.all().isEmpty()) {
            Lifecycle.settle(before, after, given, now, faults);
        }
        faults.reject();
        Lifecycle.checkStep(before, after);
        return after;
    }

    private static void apply(Field field, JsonNode value, Document after, Faults faults) {
        if (field == Field.ID) {
            faults.add(field.json(), "can't be changed; allowed is a patch without it");
        } else if (value.isNull() && (field.required() || field == Field.STARTED_AT)) {
            faults.add(
                    field.json(),
                    "is null and can't be removed; allowed is " + field.rule().allowed());
        } else if (field.rule() instanceof Labels labels && !value.isNull()) {
            Document stored = after.get(field.stored()) instanceof Document known ? known : new Document();
            after.put(field.stored(), labels.merge(field.json(), stored, value, faults));
        } else {
            Submission.set(field, value, after, faults);
        }
    }
}
