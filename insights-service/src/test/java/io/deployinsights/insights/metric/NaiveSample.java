package io.deployinsights.insights.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mean and percentiles of values that are already sorted, null where there are none. */
final class NaiveSample {

    private NaiveSample() {}

    static @Nullable Double average(List<Double> values) {
        return values.isEmpty()
                ? null
                : values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    static @Nullable Double percentile(List<Double> sorted, double fraction) {
        if (sorted.isEmpty()) {
            return null;
        }
        double place = (sorted.size() - 1) * fraction;
        double below = sorted.get((int) Math.floor(place));
        double above = sorted.get((int) Math.ceil(place));
        return below + (place - Math.floor(place)) * (above - below);
    }
}
