package io.deployinsights.insights.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repeated request takes a shorter path, and the answer is the same. */
class KnownRequestsHttpTests {

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(FourDeployments.JSON);

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url(), "insights.max-staleness=1h");

    @ParameterizedTest
    @ValueSource(
            strings = {"latest", "frequency?tz=Asia/Tokyo", "deployments?metric=lead-time&limit=1", "data-quality"})
    void answersAsTheFirstTime(String path) {
        for (var headers : List.of(
                List.of("Accept", "application/json"),
                List.of("Accept", "text/csv"),
                List.of("Accept-Encoding", "gzip"))) {
            var first = INSIGHTS.get("/insights/" + path, headers.toArray(String[]::new));

            var again = INSIGHTS.get("/insights/" + path, headers.toArray(String[]::new));

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(steady(again.headers())).isEqualTo(steady(first.headers()));
        }
    }

    @Test
    void sendsNoBodyTwiceToWhoHasIt() {
        var etag =
                INSIGHTS.get("/insights/lead-time").headers().firstValue("ETag").orElseThrow();

        var again = INSIGHTS.get("/insights/lead-time", "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Vary")).hasValue("Accept, Accept-Encoding");
        assertThat(again.body()).isEmpty();
    }

    @Test
    void answersNothingElseThanGet() {
        var first = INSIGHTS.get("/insights/rework-rate");

        assertThat(INSIGHTS.send("HEAD", "/insights/rework-rate").body()).isEmpty();
        assertThat(INSIGHTS.send("POST", "/insights/rework-rate").statusCode()).isEqualTo(405);
        assertThat(INSIGHTS.get("/insights/rework-rate").body()).isEqualTo(first.body());
    }

    @Test
    void isMeasuredAsWhatItIs() {
        var codes = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            codes.add(INSIGHTS.get("/insights/failure-rate?tz=Europe/Oslo").statusCode());
        }

        var measured = INSIGHTS.bean(MeterRegistry.class)
                .get("http.server.requests")
                .tag("uri", "/insights/failure-rate")
                .timer();
        assertThat(codes).containsOnly(200);
        await().untilAsserted(() -> assertThat(measured.count()).isEqualTo(3));
    }

    /** All but what is another for every request. */
    private static Map<String, List<String>> steady(HttpHeaders headers) {
        var steady = new TreeMap<>(headers.map());
        steady.remove("date");
        steady.remove("x-correlation-id");
        return steady;
    }
}
