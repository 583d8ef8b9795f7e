package io.deployinsights.insights.meter;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names that labels may have, so that there are only so many series.
 *
 * @param frequent those with the most deployments; all others are {@link #OTHER}
 */
record LabelNames(Set<String> frequent) {

    static final String OTHER = "other";

    /** The label of records without a name. */
    static final String NONE = "none";

    /** The names with the most deployments, the first in the alphabet where they have as many. */
    static LabelNames mostFrequent(Map<String, Long> deployments, int most) {
        return new LabelNames(deployments.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()));
    }

    static String named(@Nullable String name) {
        return name == null || name.isEmpty() ? NONE : name;
    }

    String label(@Nullable String name) {
        var named = named(name);
        return frequent.contains(named) ? named : OTHER;
    }
}
