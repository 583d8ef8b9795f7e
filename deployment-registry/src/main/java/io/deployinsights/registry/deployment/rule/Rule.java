package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.text.Quoted;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a field may hold. */
public sealed interface Rule permits CommitSha, HttpUrl, Labels, ObjectIdText, OneOf, PositiveInteger, Text, Time {

    /**
     * Reads what was sent, never JSON's null.
     *
     * @return the value as MongoDB stores it, or null when a fault was noted instead
     */
    @Nullable
    Object read(String field, JsonNode sent, Faults faults);

    /** Whether this stands for no value: another tool's default, say, for a value that was never set. */
    default boolean isAbsent(JsonNode sent) {
        return false;
    }

    /** What is allowed, in words that continue "allowed is". */
    String allowed();

    /** Notes that what was sent is not what is allowed. */
    default @Nullable Object refuse(String field, JsonNode sent, Faults faults) {
        return refuse(field, "is " + Quoted.json(sent), faults);
    }

    /** Notes what is wrong, {@code what} in words that continue the field's name, and says what is allowed. */
    default @Nullable Object refuse(String field, String what, Faults faults) {
        faults.add(field, what + "; allowed is " + allowed());
        return null;
    }
}
