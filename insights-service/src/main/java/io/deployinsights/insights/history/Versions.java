package io.deployinsights.insights.history;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What rows brought: a version and, whatever the case, a commit. What neither of two rows has is the same. */
record Versions(Rows rows) {

    private static final Comparator<@Nullable String> IGNORING_CASE =
            Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER);

    boolean isKnown(int row) {
        return rows.text(Chunk.VERSION, row) != null;
    }

    boolean areSame(int row, int other) {
        return compare(row, other) == 0;
    }

    /** By version, then by commit. */
    int compare(int row, int other) {
        int byVersion = rows.compareTexts(Chunk.VERSION, row, other);
        if (byVersion != 0) {
            return byVersion;
        }
        // Most are written the same, and need not be decoded.
        return rows.compareTexts(Chunk.COMMIT, row, other) == 0
                ? 0
                : IGNORING_CASE.compare(rows.text(Chunk.COMMIT, row), rows.text(Chunk.COMMIT, other));
    }
}
