package io.deployinsights.insights.web.benchmark;

import io.deployinsights.insights.benchmark.Band;
import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.benchmark.Limit;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The published thresholds as {@code benchmarks.json} has them. */
record Reports(String about, List<Report> reports) {

    static final String FILE = "benchmarks.json";

    /** One year's; the address is where it can be read. */
    record Report(int year, String source, URI url, Map<String, Map<String, Bound>> limits) {

        Benchmark benchmark() {
            return new Benchmark(year, source, mapped(limits, name -> name, Report::bands));
        }

        private static Map<Band, Limit> bands(Map<String, Bound> bounds) {
            return mapped(bounds, Band::named, Bound::limit);
        }
    }

    /** A share, or a duration as ISO 8601 has it, one of the two. */
    record Bound(@Nullable JsonNode below, @Nullable JsonNode upTo) {

        Limit limit() {
            if (below != null) {
                return new Limit(amount(below), false);
            } else if (upTo != null) {
                return new Limit(amount(upTo), true);
            }
            throw new IllegalArgumentException(FILE + " has a limit that is neither 'below' nor 'upTo'");
        }

        private static double amount(JsonNode node) {
            return node.isNumber()
                    ? node.doubleValue()
                    : Duration.parse(node.stringValue()).toSeconds();
        }
    }

    private static <K, V, L, W> Map<L, W> mapped(Map<K, V> map, Function<K, L> key, Function<V, W> value) {
        var mapped = new LinkedHashMap<L, W>();
        map.forEach((k, v) -> mapped.put(key.apply(k), value.apply(v)));
        return mapped;
    }
}
