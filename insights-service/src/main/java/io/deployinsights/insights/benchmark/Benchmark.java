package io.deployinsights.insights.benchmark;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one year's report calls elite, high, medium and low.
 *
 * @param year the report's
 * @param source its title and who published it
 * @param limits of each metric by its name, and of each band but the last; the smaller a number, the better. Deployment frequency is
 *     compared by the time between two deployments
 */
public record Benchmark(int year, String source, Map<String, Map<Band, Limit>> limits) {

    public Benchmark {
        var copy = new LinkedHashMap<String, Map<Band, Limit>>();
        limits.forEach((metric, bands) -> copy.put(metric, Collections.unmodifiableMap(new EnumMap<>(bands))));
        limits = Collections.unmodifiableMap(copy);
    }

    /**
     * The best band whose limit a number keeps; null where the report has none for the metric.
     *
     * @param number seconds, or a share from 0 to 1
     */
    public @Nullable Band band(String metric, double number) {
        var bands = limits.get(metric);
        return bands == null
                ? null
                : bands.entrySet().stream()
                        .filter(entry -> entry.getValue().isKeptBy(number))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(Band.LOW);
    }
}
