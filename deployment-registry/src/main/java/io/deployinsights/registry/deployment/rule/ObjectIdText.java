package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The id of a deployment: a MongoDB ObjectId in hex. */
public record ObjectIdText() implements Rule {

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        boolean valid = sent.isString() && ObjectId.isValid(sent.stringValue());
        return valid ? new ObjectId(sent.stringValue()) : refuse(field, sent, faults);
    }

    @Override
    public String allowed() {
        return "a string of 24 hex digits";
    }
}
