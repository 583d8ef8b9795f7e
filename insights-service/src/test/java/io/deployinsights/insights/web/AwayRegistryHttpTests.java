package io.deployinsights.insights.web;

import static io.deployinsights.insights.RunningInsights.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AwayRegistryHttpTests {

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry().lists(StandInRegistry.status(500));

    @AutoClose
    private final RunningInsights insights = RunningInsights.before(
            registry.url(),
            "insights.max-staleness=0s",
            // What they add has tests of its own.
            "resilience4j.retry.instances.registry.max-attempts=1",
            "resilience4j.circuitbreaker.instances.registry.failure-rate-threshold=100",
            "insights.registry.read-timeout=500ms",
            "insights.registry.page-timeout=500ms");

    @Test
    void saysWhyThereIsNoAnswerThenAnswersThenIsStaleThenCurrentAgain() {
        for (var failure : failures()) {
            registry.lists(failure);
            var answer = insights.get("/insights/latest");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
            assertThat(parse(answer.body()).get("detail").asString()).startsWith("The registry at " + registry.url());
        }

        registry.lists("[{\"serviceName\":\"alpha\"}]");
        var current = insights.json("/insights/latest");
        assertThat(current.get("stale").asBoolean()).isFalse();

        for (var failure : failures()) {
            registry.lists(failure);
            await().untilAsserted(() -> {
                var stale = insights.json("/insights/latest");
                assertThat(stale.get("stale").asBoolean()).isTrue();
                assertThat(stale.get("asOf")).isEqualTo(current.get("asOf"));
                assertThat(stale.get("results")).isEqualTo(current.get("results"));
            });
        }

        registry.lists("[{\"serviceName\":\"alpha\"},{\"serviceName\":\"beta\"}]");
        await().untilAsserted(() -> {
            var back = insights.json("/insights/latest");
            assertThat(back.get("stale").asBoolean()).isFalse();
            assertThat(back.get("results")).hasSize(2);
        });
    }

    private List<HttpHandler> failures() {
        return List.of(
                StandInRegistry.status(500),
                StandInRegistry.status(302),
                StandInRegistry.json("[{\"serviceName\":\"half"),
                StandInRegistry.breaksOffAfter("[{\"serviceName\":\"half\"}]"),
                StandInRegistry.bytes(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)),
                registry.hangs());
    }
}
