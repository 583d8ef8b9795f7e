package io.deployinsights.registry.rule;

import io.deployinsights.registry.problem.Faults;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** At most 20 pairs of strings. */
public record Labels() implements Rule {

    private static final int MAX_PAIRS = 20;
    private static final Text KEY = new Text(50);
    private static final Text VALUE = new Text(200);

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        if (!sent.isObject()) {
            return refuse(field, sent, faults);
        }
        if (sent.size() > MAX_PAIRS) {
            return refuse(field, "has %,d pairs".formatted(sent.size()), faults);
        }
        Document labels = new Document();
        sent.forEachEntry((key, value) -> {
            String member = field + "." + key;
            KEY.read(field, StringNode.valueOf(key), faults);
            labels.append(key, VALUE.read(member, value, faults));
        });
        return labels;
    }

    @Override
    public String allowed() {
        return "an object of at most %d string pairs, keys of 1-50 and values of 1-200 characters".formatted(MAX_PAIRS);
    }
}
