package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPlace;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.json.FeedAnswer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * The registry behind HTTP.
 *
 * @param api what the list is read with
 * @param probe the same, with less patience
 */
record HttpRegistry(RegistryApi api, RegistryApi probe, Failures failures, InstantSource clock) implements Registry {

    private static final int NOT_FOUND = 404;

    private static final Logger LOG = LoggerFactory.getLogger(HttpRegistry.class);

    @Override
    public HistoryBuilder deployments() {
        return answer(api::deployments);
    }

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPlace after) {
        // Before they are asked for: what is written meanwhile may be among them or not.
        var asOf = clock.instant();
        return feed(after == null ? null : after.cursor(), CHANGES_AT_ONCE).map(answer -> answer.askedForAt(asOf));
    }

    @Override
    public Optional<String> epoch() {
        return feed(null, 1).map(FeedAnswer::epoch);
    }

    private Optional<FeedAnswer> feed(@Nullable String after, int limit) {
        try {
            return Optional.of(answer(() -> api.changes(after, limit)));
        } catch (RegistryRefused e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T answer(Supplier<@Nullable T> call) {
        T answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            // Not only what the client declares: whatever goes wrong with an answer, it is the registry that can't be
            // read.
            throw failures.explain(e);
        }
        if (answer == null) {
            throw failures.empty();
        }
        return answer;
    }

    @Override
    public boolean isHealthy() {
        try {
            probe.health();
            return true;
        } catch (RestClientException | RegistryUnavailable e) {
            LOG.debug("The registry's health could not be learnt", e);
            return false;
        }
    }
}
