package io.deployinsights.insights.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** What replicas of insights with a cache answer, and what they count. */
final class Replicas {

    private Replicas() {}

    static List<String> services(RunningInsights insights) {
        var answer = insights.json("/insights/latest");
        assertThat(answer.path("stale").asBoolean(true)).as("%s", answer).isFalse();
        return StreamSupport.stream(answer.get("results").spliterator(), false)
                .map(result -> result.get("serviceName").asString())
                .toList();
    }

    /** What it says about itself, within the time that is promised. */
    static HttpResponse<String> health(RunningInsights insights) {
        var asked = Instant.now();
        var health = insights.get("/health");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
        return health;
    }

    static void assertDegraded(RunningInsights insights) {
        var health = health(insights);

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("\"status\":\"degraded\"", "\"registry\":\"connected\"", "\"redis\":\"disconnected\"");
    }

    static double pages(RunningInsights insights, String result) {
        return count(insights, "insights.cache.pages", "result", result);
    }

    static double bytes(RunningInsights insights, String direction) {
        return count(insights, "insights.cache.bytes", "direction", direction);
    }

    private static double count(RunningInsights insights, String meter, String tag, String value) {
        return insights.bean(MeterRegistry.class)
                .get(meter)
                .tag(tag, value)
                .counter()
                .count();
    }
}
