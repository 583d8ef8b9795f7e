package io.deployinsights.insights.exclusion;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.State;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many deployments there are of each combination of facts that records themselves state: what any number of metrics count and leave
 * out can be read from it, without looking at the deployments again.
 */
public final class Census {

    private final int[] counts = new int[State.COMBINATIONS];

    /** Counts one deployment. */
    public void add(Chunk chunk, int place) {
        counts[Facts.code(chunk, place)]++;
    }

    /** Adds what another has counted. */
    public void add(Census other) {
        Arrays.setAll(counts, code -> counts[code] + other.counts[code]);
    }

    /** How many there are of a kind. */
    public int count(Predicate<Facts> kind) {
        int count = 0;
        for (int code = 0; code < counts.length; code++) {
            count += counts[code] > 0 && kind.test(Facts.of(code)) ? counts[code] : 0;
        }
        return count;
    }

    /** How many are left out, by reason; reasons without any are absent. */
    public Map<Reason, Long> excluded(Exclusion exclusion) {
        var byReason = new EnumMap<Reason, Long>(Reason.class);
        for (int code = 0; code < counts.length; code++) {
            var reason = counts[code] > 0 ? exclusion.exclusion(Facts.of(code)) : null;
            if (reason != null) {
                byReason.merge(reason, (long) counts[code], Long::sum);
            }
        }
        return byReason;
    }
}
