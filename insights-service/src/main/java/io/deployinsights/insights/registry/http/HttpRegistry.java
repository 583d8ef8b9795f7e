package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.json.ChangePageReader;
import io.deployinsights.insights.registry.json.DeploymentList;
import io.deployinsights.support.build.Build;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registry behind HTTP. What it answers is read into columns and pages while it arrives.
 *
 * @param lists what the whole list is read with
 * @param pages what the change feed is read with
 * @param probe the client for the registry's health
 */
record HttpRegistry(Calls lists, Calls pages, Calls probe, InstantSource clock) implements Registry {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRegistry.class);

    private static final JsonMapper JSON = JsonMapper.shared();

    /** In bytes: many times what a registry has to say. */
    private static final int LONGEST_HEALTH = 16_384;

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
    public Registry.Condition health() {
        try {
            return probe.get("/api/health", null, answer -> new Registry.Condition(true, build(answer)));
        } catch (RegistryUnavailable e) {
            LOG.debug("The registry's health could not be learnt", e);
            return Registry.Condition.UNHEALTHY;
        }
    }

    private static String text(JsonNode build, String name) {
        return build.path(name).asString(Build.UNKNOWN);
    }

    /** Its status alone says that it is healthy, whatever comes with it. */
    private static @Nullable Build build(ClientHttpResponse answer) {
        try {
            var build =
                    JSON.readTree(answer.getBody().readNBytes(LONGEST_HEALTH)).path("build");
            return build.isObject() ? new Build(text(build, "version"), text(build, "revision")) : null;
        } catch (IOException | JacksonException e) {
            LOG.debug("The registry doesn't say what runs there", e);
            return null;
        }
    }
}
