package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.RegistryUnreachable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A registry whose calls are timed, each attempt by itself: {@code insights.registry.calls} by operation and outcome. */
record MeasuredRegistry(Registry registry, MeterRegistry meters) implements Registry {

    private static final String SUCCESS = "success";

    @Override
    public Optional<FullList> deployments(@Nullable String known) {
        return timed("list", () -> registry.deployments(known));
    }

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPosition after) {
        return timed("changes", () -> registry.changes(after));
    }

    @Override
    public Optional<String> epoch() {
        return timed("epoch", registry::epoch);
    }

    @Override
    public Registry.Condition health() {
        var sample = Timer.start(meters);
        var health = registry.health();
        sample.stop(timer("health", health.isHealthy() ? SUCCESS : "unhealthy"));
        return health;
    }

    private <T> T timed(String operation, Supplier<T> call) {
        var sample = Timer.start(meters);
        try {
            var answer = call.get();
            sample.stop(timer(operation, SUCCESS));
            return answer;
        } catch (RegistryUnavailable e) {
            sample.stop(timer(operation, outcome(e)));
            throw e;
        }
    }

    private static String outcome(RegistryUnavailable failure) {
        return switch (failure) {
            case RegistryRefused refused -> "refused";
            case RegistryUnreachable unreachable -> "unreachable";
            default -> "unreadable";
        };
    }

    private Timer timer(String operation, String outcome) {
        return Timer.builder("insights.registry.calls")
                .description("Calls to the registry, each attempt by itself")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(meters);
    }
}
