package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import java.util.HashSet;
import java.util.Set;
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
        return read(field, new Document(), sent, false, faults);
    }

    /**
     * Changes labels as RFC 7386 has it: what is sent is set, null removes. Labels that aren't named stay as they are, however dirty.
     *
     * @return the labels as MongoDB stores them, or null when what was sent is no object of labels
     */
    public @Nullable Document merge(String field, Document stored, JsonNode sent, Faults faults) {
        return read(field, stored, sent, true, faults);
    }

    private @Nullable Document read(String field, Document stored, JsonNode sent, boolean removing, Faults faults) {
        if (!sent.isObject()) {
            refuse(field, sent, faults);
            return null;
        }
        Document labels = new Document(stored);
        Set<String> given = new HashSet<>();
        sent.forEachEntry((sentKey, value) -> {
            String member = field + "." + sentKey;
            if (!(KEY.read(field, StringNode.valueOf(sentKey), faults) instanceof String key)) {
                return;
            }
            if (!given.add(key)) {
                faults.add(member, "is given twice; allowed is once, and blanks around a name don't count");
            }
            if (!key.equals(sentKey)) {
                labels.remove(sentKey);
            }
            if (removing && value.isNull()) {
                labels.remove(key);
            } else {
                labels.put(key, VALUE.read(member, value, faults));
            }
        });
        if (labels.size() > Math.max(MAX_PAIRS, stored.size())) {
            refuse(field, "has %,d pairs".formatted(labels.size()), faults);
        }
        return labels;
    }

    @Override
    public String allowed() {
        return "an object of at most %d string pairs, keys of 1-50 and values of 1-200 characters".formatted(MAX_PAIRS);
    }
}
