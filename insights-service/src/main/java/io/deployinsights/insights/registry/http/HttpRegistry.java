package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.json.ChangePageReader;
import io.deployinsights.insights.registry.json.DeploymentList;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * The registry behind HTTP. What it answers is read into columns and pages while it arrives.
 *
 * @param lists what the whole list is read with
 * @param pages what the change feed is read with
 * @param probe the client for the registry's health
 */
record HttpRegistry(Calls lists, Calls pages, Calls probe, InstantSource clock) implements Registry {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRegistry.class);

    @Override
    public Optional<FullList> deployments(@Nullable String known) {
        return lists.get("/api/deployments", known, answer -> {
            if (known != null && answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
                return Optional.empty();
            }
            var list = DeploymentList.read(lists.json(answer));
            return Optional.of(new FullList(list, answer.getHeaders().getETag()));
        });
    }

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPosition after) {
        if (after == null) {
            return page("?limit={limit}", CHANGES_AT_ONCE);
        }
        var page = page("?after={after}&limit={limit}", after.cursor(), CHANGES_AT_ONCE);
        page.filter(next -> next.more()
                        && next.epoch().equals(after.epoch())
                        && next.next().equals(after.cursor()))
                .ifPresent(_ -> {
                    throw pages.failures().standing();
                });
        return page;
    }

    @Override
    public Optional<String> epoch() {
        return page("?limit={limit}", 1).map(ChangePage::epoch);
    }

    private Optional<ChangePage> page(String query, Object... variables) {
        // Before the request: what is written meanwhile may be in it or not.
        var asOf = clock.instant();
        try {
            return Optional.of(pages.get(
                    "/api/deployments/changes" + query,
                    null,
                    answer -> ChangePageReader.read(pages.json(answer), asOf),
                    variables));
        } catch (RegistryRefused e) {
            if (e.status() == HttpStatus.NOT_FOUND.value()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean isHealthy() {
        try {
            return probe.get("/api/health", null, _ -> true);
        } catch (RegistryUnavailable e) {
            LOG.debug("The registry's health could not be learnt", e);
            return false;
        }
    }
}
