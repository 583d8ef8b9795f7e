package io.deployinsights.registry.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts all, and keeps the first 1,000, and what is to be kept anyway. */
final class Listed<T> {

    private static final int MAX_LISTED = 1_000;

    private final List<T> first = new ArrayList<>();
    private long count;

    void add(Supplier<T> entry) {
        count++;
        if (first.size() < MAX_LISTED) {
            first.add(entry.get());
        }
    }

    /** Keeps it however many there are. */
    void addAnyway(T entry) {
        count++;
        first.add(entry);
    }

    long count() {
        return count;
    }

    List<T> first() {
        return List.copyOf(first);
    }
}
