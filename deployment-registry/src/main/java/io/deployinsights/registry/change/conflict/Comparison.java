package io.deployinsights.registry.change.conflict;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.rendering.DeploymentJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Compares two records of the same id as a reader sees them: how a time or a number is stored doesn't count, nor the order of labels,
 * nor the case of a commit. A missing field and null are the same.
 */
public final class Comparison {

    private static final int SHOWN_CHARACTERS = 200;

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /** What differs, in the order of the fields; empty where they say the same. */
    public static List<Difference> of(Document stored, Document sent) {
        Comparison comparison = new Comparison();
        for (Field field : Field.written()) {
            comparison.compare(field, DeploymentJson.shown(field, stored), DeploymentJson.shown(field, sent));
        }
        return comparison.differences;
    }

    private void compare(Field field, @Nullable Object stored, @Nullable Object sent) {
        if (field == Field.LABELS && isLabels(stored) && isLabels(sent)) {
            compareLabels(labels(stored), labels(sent));
        } else if (!isSame(field, text(stored), text(sent))) {
            differences.add(new Difference(field.json(), shown(stored), shown(sent)));
        }
    }

    private void compareLabels(Map<?, ?> stored, Map<?, ?> sent) {
        TreeSet<String> keys = new TreeSet<>();
        stored.keySet().forEach(key -> keys.add(String.valueOf(key)));
        sent.keySet().forEach(key -> keys.add(String.valueOf(key)));
        for (String key : keys) {
            if (!Objects.equals(text(stored.get(key)), text(sent.get(key)))) {
                differences.add(
                        new Difference(Field.LABELS.json() + "." + key, shown(stored.get(key)), shown(sent.get(key))));
            }
        }
    }

    private static boolean isSame(Field field, @Nullable String stored, @Nullable String sent) {
        return Objects.equals(stored, sent)
                || (field == Field.COMMIT_SHA && stored != null && stored.equalsIgnoreCase(sent));
    }

    private static boolean isLabels(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?>;
    }

    private static Map<?, ?> labels(@Nullable Object value) {
        return value instanceof Map<?, ?> labels ? labels : Map.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : DeploymentJson.text(value);
    }

    private static @Nullable Object shown(@Nullable Object value) {
        String text = text(value);
        if (text == null || value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…";
    }
}
