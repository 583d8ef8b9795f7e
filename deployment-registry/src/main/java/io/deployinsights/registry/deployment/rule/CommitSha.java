package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Git commit, abbreviated or whole, SHA-1 or SHA-256. */
public record CommitSha() implements Rule {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{7,64}");
    private static final Pattern NONE = Pattern.compile("0{7,64}");

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        boolean valid = sent.isString() && HEX.matcher(sent.stringValue()).matches();
        return valid ? sent.stringValue() : refuse(field, sent, faults);
    }

    /** Git's own way to write that there is no commit. */
    @Override
    public boolean isAbsent(JsonNode sent) {
        return sent.isString() && NONE.matcher(sent.stringValue()).matches();
    }

    @Override
    public String allowed() {
        return "a string of 7-64 hex digits";
    }
}
