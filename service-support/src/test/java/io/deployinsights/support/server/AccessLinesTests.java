package io.deployinsights.support.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.deployinsights.support.SmallService;
import io.deployinsights.support.testing.CapturedLog;
import io.deployinsights.support.testing.RawSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLinesTests {

    // Starting sets up logging, so it comes before anything is captured.
    private static final int PORT = SmallService.port();

    @ParameterizedTest
    @CsvSource({
        "/things/a?secret=b, INFO, GET /things/{name} 200",
        "/nothing, INFO, GET - 404",
        "/broken, WARN, GET /broken 500",
        "/health, DEBUG, GET /health 200",
        "/livez, DEBUG, GET /livez 200",
        "/readyz, DEBUG, GET /readyz 200"
    })
    void haveALevelByWhatCameOfTheRequest(String target, String level, String said) {
        ILoggingEvent line = lineOf("GET " + target + " HTTP/1.1", "Host: localhost");

        assertThat(line.getLevel()).hasToString(level);
        assertThat(line.getFormattedMessage()).startsWith(said).doesNotContain("secret");
    }

    @Test
    void haveFieldsThatDashboardsRead() {
        ILoggingEvent line = lineOf("GET /things/abc HTTP/1.1", "Host: localhost", "X-Correlation-Id: followed-1");

        assertThat(line.getKeyValuePairs())
                .extracting(pair -> pair.key)
                .containsExactly(
                        "http.request.method",
                        "http.route",
                        "http.response.status_code",
                        "http.response.bytes",
                        "event.duration");
        assertThat(line.getKeyValuePairs()).extracting(pair -> pair.value).startsWith("GET", "/things/{name}", 200, 3L);
        assertThat(line.getMDCPropertyMap()).containsEntry("correlationId", "followed-1");
        assertThat(line.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
    }

    @Test
    void areThereForWhatTheServerRefuses() {
        ILoggingEvent line = lineOf("GET / HTTP/1.1", "Host: evil.example", "X-Correlation-Id: refused-1");

        assertThat(line.getFormattedMessage()).startsWith("GET - 421 in ");
        assertThat(line.getMDCPropertyMap()).containsEntry("correlationId", "refused-1");
    }

    private static ILoggingEvent lineOf(String... lines) {
        try (var log = CapturedLog.of("access").at(Level.DEBUG)) {
            RawSocket.ask(PORT, lines);
            await().until(() -> log.events().size() == 1);
            return log.events().getFirst();
        }
    }
}
