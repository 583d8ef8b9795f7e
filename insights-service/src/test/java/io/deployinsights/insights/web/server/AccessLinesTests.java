package io.deployinsights.insights.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.deployinsights.insights.RunningInsights;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** As the service is shipped; what the lines look like that are off then is a matter of {@code FollowedRequestIT}. */
class AccessLinesTests {

    @Test
    void areWrittenForWhatFailedAlone() {
        var log = (Logger) LoggerFactory.getLogger("access");
        var lines = new ListAppender<ILoggingEvent>();
        try (var insights = RunningInsights.before(URI.create("http://127.0.0.1:1"))) {
            lines.start();
            log.addAppender(lines);

            insights.get("/nothing");
            insights.get("/health");
            insights.get("/insights/latest?serviceName=secret");

            await().untilAsserted(() -> assertThat(lines.list).singleElement().satisfies(line -> {
                assertThat(line.getLevel().toString()).isEqualTo("WARN");
                assertThat(line.getFormattedMessage())
                        .matches("GET /insights/latest 503 in \\d+ ms, \\d+ bytes")
                        .doesNotContain("secret");
            }));
        } finally {
            log.detachAppender(lines);
        }
    }
}
