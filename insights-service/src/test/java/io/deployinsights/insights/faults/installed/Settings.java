package io.deployinsights.insights.faults.installed;

import java.time.Duration;
import java.util.List;

/**
 * The settings that faults meet. Those that are shipped are what {@code docs/resilience.md} is measured with
 * ({@code -Dfaults.shipped=true}); the tests have shorter ones, to see the same in less time.
 *
 * @param registry what the registry is started with
 * @param insights what insights is started with
 * @param forgetsNames whether its JVM asks for a host's name again and again, instead of remembering for seconds that there is none
 * @param maxStaleness how old an answer may be that isn't stale
 * @param patience how long a caller may have to wait for a registry that doesn't answer
 */
public record Settings(
        List<String> registry, List<String> insights, boolean forgetsNames, Duration maxStaleness, Duration patience) {

    private static final boolean SHIPPED = Boolean.getBoolean("faults.shipped");

    static Settings chosen() {
        return SHIPPED ? shipped() : quick();
    }

    private static Settings shipped() {
        return new Settings(List.of(), List.of(), false, Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private static Settings quick() {
        return new Settings(
                List.of("--registry.store.health-timeout=500ms"),
                List.of(
                        "--insights.max-staleness=300ms",
                        // As shipped, longer than a page waits for a Redis that hangs: twice 500 ms.
                        "--insights.patience=1500ms",
                        "--resilience4j.circuitbreaker.instances.registry.wait-duration-in-open-state=500ms",
                        "--insights.cache.tail=100ms",
                        "--insights.registry.page-timeout=1s",
                        "--insights.registry.probe-timeout=1s"),
                true,
                Duration.ofMillis(300),
                Duration.ofMillis(1500));
    }
}
