package io.deployinsights.registry.deployment;

import io.deployinsights.registry.deployment.rule.Rule;
import io.deployinsights.registry.deployment.rule.Text;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.text.Nearest;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a complete deployment from what a writer sends, into what MongoDB stores. */
public final class Submission {

    /** History may hold states that this registry doesn't know. */
    private static final Rule ANY_STATUS = new Text(50);

    private Submission() {}

    /** A deployment as it is recorded from now on; its id is never taken from what was sent. */
    public static Document current(ObjectNode sent, Faults faults) {
        return read(sent, Field::rule, faults);
    }

    /** A deployment as it was: any status is taken, and nothing is completed. An id that was sent is kept as {@code _id}. */
    public static Document history(ObjectNode sent, Faults faults) {
        Document deployment = read(sent, field -> field == Field.STATUS ? ANY_STATUS : field.rule(), faults);
        JsonNode id = sent.get(Field.ID.json());
        if (id != null && !id.isNull()) {
            deployment.append(Field.STORED_ID, Field.ID.rule().read(Field.ID.json(), id, faults));
        }
        return deployment;
    }

    /** Notes every property that is no field of a deployment. */
    public static void refuseUnknown(ObjectNode sent, Faults faults) {
        for (String name : sent.propertyNames()) {
            if (Field.named(name).isEmpty()) {
                faults.add(name, "is no field of a deployment; " + Nearest.hint(name, Field.names()));
            }
        }
    }

    /**
     * Puts one field into a deployment as it was sent; without a value it becomes empty.
     *
     * @param sent null where the property is missing
     */
    public static void set(Field field, @Nullable JsonNode sent, Document into, Faults faults) {
        set(field, field.rule(), sent, into, faults);
    }

    private static Document read(ObjectNode sent, Function<Field, Rule> rules, Faults faults) {
        refuseUnknown(sent, faults);
        Document deployment = new Document();
        for (Field field : Field.written()) {
            set(field, rules.apply(field), sent.get(field.json()), deployment, faults);
        }
        return deployment;
    }

    private static void set(Field field, Rule rule, @Nullable JsonNode sent, Document into, Faults faults) {
        if (sent != null && !sent.isNull()) {
            into.put(field.stored(), rule.read(field.json(), sent, faults));
        } else if (field.required()) {
            faults.add(field.json(), (sent == null ? "is missing" : "is null") + "; allowed is " + rule.allowed());
        } else if (field.alwaysShown()) {
            into.put(field.stored(), null);
        } else {
            into.remove(field.stored());
        }
    }
}
