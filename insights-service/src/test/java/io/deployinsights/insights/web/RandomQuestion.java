package io.deployinsights.insights.web;

import io.deployinsights.insights.metric.list.ListedMetrics;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Addresses of insights with parameters of which some make sense. */
final class RandomQuestion {

    static final List<String> PATHS = Stream.concat(ListedMetrics.addresses().stream(), Stream.of("deployments"))
            .toList();

    private static final Map<String, List<String>> SENSIBLE = Map.of(
            "serviceName", List.of("alpha", "beta", "Succeeded"),
            "environment", List.of("staging", "alpha"),
            "deploymentType", List.of("beta", "true"),
            "deployedBy", List.of("-7", "0.1"),
            "from", List.of("2026-04-01", "2025-12-31", "2026-04-01T10:00:00+02:00", "2026-03-31T10:00"),
            "to", List.of("2026-04-02", "2026-12-31T23:59:59.999999999Z", "2026-04-01T10:00:00.5-18:00"),
            "tz", List.of("Europe/Berlin", "Pacific/Apia", "UTC", "America/Havana"));

    private static final List<String> NAMES = Stream.concat(
                    SENSIBLE.keySet().stream().sorted(),
                    Stream.of("granularity", "benchmark", "limit", "cursor", "somethingElse"))
            .toList();

    private static final List<String> ANYTHING =
            List.of("", "alpha", "staging", "\0\u202e'\"<>", "2026-04-01", "-5", "UTC", "monthly", "7", "AAAA");

    private RandomQuestion() {}

    static String path(Random random) {
        var path = PATHS.get(random.nextInt(PATHS.size()));
        var parameters = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> parameter(random))
                .collect(Collectors.joining("&"));
        return "/insights/" + path + "?" + (path.equals("deployments") ? "metric=frequency&" : "") + parameters;
    }

    private static String parameter(Random random) {
        var name = one(NAMES, random);
        var values = random.nextInt(8) == 0 ? ANYTHING : SENSIBLE.getOrDefault(name, ANYTHING);
        return name + "=" + encoded(one(values, random));
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
