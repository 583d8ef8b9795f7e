package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.text.Nearest;
import io.deployinsights.registry.text.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of some fixed words, spelled exactly like this. */
public record OneOf(List<String> words) implements Rule {

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        if (!sent.isString()) {
            return refuse(field, sent, faults);
        }
        String word = sent.stringValue();
        if (words.contains(word)) {
            return word;
        }
        faults.add(
                field, "is %s; allowed is %s; %s".formatted(Quoted.json(sent), allowed(), Nearest.hint(word, words)));
        return null;
    }

    @Override
    public String allowed() {
        return "one of " + String.join(", ", words);
    }
}
