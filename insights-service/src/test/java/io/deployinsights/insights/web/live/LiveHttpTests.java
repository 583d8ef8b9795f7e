package io.deployinsights.insights.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LiveHttpTests {

    private static final String NOTHING_NEW = page("");
    private static final String A_DEPLOYMENT = page(
            "{\"id\":\"64b000000000000000000001\",\"serviceName\":\"alpha\",\"startedAt\":\"2026-04-01T00:00:00Z\"}");

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry();

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(
            REGISTRY.url(),
            "insights.max-staleness=20ms",
            "insights.live.interval=20ms",
            "insights.live.heartbeat=200ms",
            "insights.live.listeners=2",
            "resilience4j.retry.instances.registry.max-attempts=1",
            "resilience4j.circuitbreaker.instances.registry.wait-duration-in-open-state=50ms");

    @BeforeEach
    void beginWithTheRegistryThere() {
        REGISTRY.changes(StandInRegistry.json(NOTHING_NEW));
        await().until(() -> INSIGHTS.get("/insights/latest").body().contains("\"stale\":false"));
    }

    @Test
    void sendsTheCurrentStateAtOnce() throws IOException {
        try (var listener = listen()) {
            assertThat(listener.status()).isEqualTo("HTTP/1.1 200 ");
            assertThat(listener.headers())
                    .containsEntry("content-type", "text/event-stream")
                    .containsEntry("cache-control", "no-store");
            assertThat(listener.event()).startsWith("event: ").contains("\"asOf\":\"20", "\"stale\":false");
        }
    }

    @Test
    void saysHowLongItIsSilentAtMost() throws IOException {
        try (var listener = listen()) {
            assertThat(listener.event()).contains("\"heartbeatMillis\":200}");
        }
    }

    @Test
    void saysWhenToConnectAgain() throws IOException {
        try (var listener = listen()) {
            assertThat(listener.lineWhere("retry: ")).isEqualTo("retry: 20");
        }
    }

    @Test
    void announcesNewDeployments() throws IOException {
        try (var listener = listen()) {
            listener.event();

            REGISTRY.changes(StandInRegistry.json(A_DEPLOYMENT));

            assertThat(listener.eventWhere("event: changed")).contains("\"stale\":false,\"deployments\":1,");
        }
    }

    @Test
    void sendsHeartbeatsWhileNothingIsNew() throws IOException {
        try (var listener = listen()) {
            var first = listener.event();
            var second = listener.event();

            assertThat(first).startsWith("event: current");
            assertThat(second).startsWith("event: current").isNotEqualTo(first);
        }
    }

    @Test
    void announcesWhenTheRegistryIsAwayAndBack() throws IOException {
        try (var listener = listen()) {
            listener.event();

            REGISTRY.changes(StandInRegistry.status(503));
            assertThat(listener.eventWhere("\"stale\":true")).startsWith("event: changed");

            REGISTRY.changes(StandInRegistry.json(NOTHING_NEW));
            assertThat(listener.eventWhere("\"stale\":false")).startsWith("event: changed");
        }
    }

    @Test
    void turnsAwayMoreListenersThanMayBeAndTakesThemWhenOthersHaveGone() throws IOException {
        try (var first = listen();
                var second = listen()) {
            first.event();
            second.event();
            var problem = INSIGHTS.get("/events", "Accept", "text/event-stream");

            assertThat(problem.statusCode()).isEqualTo(503);
            assertThat(problem.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(RunningInsights.parse(problem.body()).get("detail").asString())
                    .startsWith("2 listen already");
        }

        listen().close();
    }

    @Test
    void endsWithTheServiceAndDoesNotHoldItUp() throws IOException {
        var stopping = RunningInsights.before(REGISTRY.url(), "spring.lifecycle.timeout-per-shutdown-phase=1m");
        try (var listener = new Listener(stopping.port())) {
            listener.event();

            stopping.close();

            listener.readToTheEnd();
        }
    }

    /** Listens when there is a place: the service notices that others have gone when it sends them something. */
    private static Listener listen() throws IOException {
        var listener = new Listener(INSIGHTS.port());
        while (!listener.status().startsWith("HTTP/1.1 200")) {
            listener.close();
            listener = new Listener(INSIGHTS.port());
        }
        return listener;
    }

    private static String page(String items) {
        return "{\"epoch\":\"one\",\"items\":[%s],\"next\":\"next\",\"more\":false}".formatted(items);
    }
}
