package io.deployinsights.insights.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that repeat, each kept once and known by a small number from 0 on. Only ever grows. */
public final class Dictionary<T> {

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();
    private List<T> snapshot = List.of();

    /** The number of a value, a new one where it has none yet. */
    public int numberOf(T value) {
        var known = numbers.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    /** The values by number; later ones don't appear in a list given out before. */
    public List<T> values() {
        if (snapshot.size() < values.size()) {
            snapshot = List.copyOf(values);
        }
        return snapshot;
    }
}
