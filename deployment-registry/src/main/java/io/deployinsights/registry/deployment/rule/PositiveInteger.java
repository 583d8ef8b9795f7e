package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole number from 1 that fits 32 bits. */
public record PositiveInteger() implements Rule {

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        boolean valid = sent.isIntegralNumber() && sent.canConvertToInt() && sent.intValue() >= 1;
        return valid ? Integer.valueOf(sent.intValue()) : refuse(field, sent, faults);
    }

    @Override
    public String allowed() {
        return "an integer from 1 to " + Integer.MAX_VALUE;
    }
}
