package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.json.FeedAnswer;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * The registry behind HTTP.
 *
 * @param lists what the whole list is read with
 * @param pages what the change feed is read with
 * @param probe what is asked for the registry's health
 */
record HttpRegistry(Calls lists, Calls pages, RegistryApi probe, InstantSource clock) implements Registry {

    private static final int NOT_FOUND = 404;
    private static final int NOT_MODIFIED = 304;

    private static final Logger LOG = LoggerFactory.getLogger(HttpRegistry.class);

    @Override
    public Optional<FullList> deployments(@Nullable String known) {
        var answer = lists.answer(api -> api.deployments(known));
        if (known != null && answer.getStatusCode().value() == NOT_MODIFIED) {
            return Optional.empty();
        }
        var deployments = answer.getBody();
        if (deployments == null) {
            throw lists.failures().empty();
        }
        return Optional.of(new FullList(deployments, answer.getHeaders().getETag()));
    }

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPosition after) {
        // Before they are asked for: what is written meanwhile may be among them or not.
        var asOf = clock.instant();
        var answer = feed(after == null ? null : after.cursor(), CHANGES_AT_ONCE);
        if (answer.isPresent()
                && after != null
                && answer.get().more()
                && answer.get().epoch().equals(after.epoch())
                && answer.get().next().equals(after.cursor())) {
            throw pages.failures().standing();
        }
        return answer.map(page -> page.askedForAt(asOf));
    }

    @Override
    public Optional<String> epoch() {
        return feed(null, 1).map(FeedAnswer::epoch);
    }

    private Optional<FeedAnswer> feed(@Nullable String after, int limit) {
        try {
            return Optional.of(pages.answer(api -> api.changes(after, limit)));
        } catch (RegistryRefused e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
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
