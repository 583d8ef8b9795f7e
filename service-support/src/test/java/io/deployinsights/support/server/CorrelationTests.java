package io.deployinsights.support.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.support.SmallService;
import io.deployinsights.support.testing.RawAnswer;
import io.deployinsights.support.testing.RawSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer of the main port has the id that its request is found by in the logs. */
class CorrelationTests {

    private static final String HOST = "Host: localhost";

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /things/a HTTP/1.1", "GET /nothing HTTP/1.1", "GET /broken HTTP/1.1", "TRACE / HTTP/1.1"})
    void isTheOneThatWasSent(String request) {
        RawAnswer answer = answer(request, HOST, "X-Correlation-Id: followed/1");

        assertThat(answer.head()).contains("x-correlation-id: followed/1");
        if (answer.status() >= 400) {
            assertThat(answer.body()).contains("\"correlationId\":\"followed/1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Correlation-Id: a b", "X-Correlation-Id: {\"a\":1}", "X-Correlation-Id:", "X-Other: a"})
    void isANewOneWhereNoneWasSentThatCanBeLogged(String header) {
        assertThat(answer("GET /things/a HTTP/1.1", HOST, header).head())
                .containsPattern("x-correlation-id: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: a b"})
    void isInWhatTheServerRefuses(String host) {
        RawAnswer answer = answer("GET /things/a HTTP/1.1", host, "X-Correlation-Id: refused-1");

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.head()).contains("x-correlation-id: refused-1");
        assertThat(answer.body()).contains("\"correlationId\":\"refused-1\"");
    }

    private static RawAnswer answer(String... lines) {
        String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
        return RawAnswer.of(
                RawSocket.ask(
                        SmallService.port(),
                        request.getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.ISO_8859_1),
                true);
    }
}
