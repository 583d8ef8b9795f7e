package io.deployinsights.insights.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.support.testing.CapturedLog;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** As the service is shipped; what the lines look like that are off then is a matter of {@code FollowedRequestIT}. */
class AccessLinesTests {

    @Test
    void areWrittenForWhatFailedAlone() {
        try (var insights = RunningInsights.before(URI.create("http://127.0.0.1:1"));
                var log = CapturedLog.of("access")) {
            insights.get("/nothing");
            insights.get("/health");
            insights.get("/insights/latest?serviceName=secret");

            await().untilAsserted(() -> assertThat(log.events()).singleElement().satisfies(line -> {
                assertThat(line.getLevel().toString()).isEqualTo("WARN");
                assertThat(line.getFormattedMessage())
                        .matches("GET /insights/latest 503 in \\d+ ms, \\d+ bytes")
                        .doesNotContain("secret");
            }));
        }
    }
}
