package io.deployinsights.insights.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.SharedInsights;
import io.deployinsights.support.raw.RawSocket;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that had its name resolved to this machine gets nothing from any port, whatever it asks for. */
class HostsHttpTests {

    private static final RunningInsights INSIGHTS = SharedInsights.INSIGHTS;

    private static final String EVIL = "Host: evil.example:8080";

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(INSIGHTS.port(), "GET /insights/latest"),
                Arguments.of(INSIGHTS.port(), "HEAD /insights/latest"),
                Arguments.of(INSIGHTS.port(), "OPTIONS /insights/latest"),
                Arguments.of(INSIGHTS.port(), "DELETE /insights/latest"),
                Arguments.of(INSIGHTS.port(), "GET /health"),
                Arguments.of(INSIGHTS.port(), "GET /api/docs"),
                Arguments.of(INSIGHTS.port(), "GET /api/openapi"),
                Arguments.of(INSIGHTS.port(), "GET /livez"),
                Arguments.of(INSIGHTS.port(), "GET /"),
                Arguments.of(INSIGHTS.port(), "HEAD /events"),
                Arguments.of(INSIGHTS.port(), "GET /badges/a/frequency.svg"),
                Arguments.of(INSIGHTS.port(), "GET /nothing"),
                Arguments.of(INSIGHTS.port(), "GET /%zz"),
                Arguments.of(INSIGHTS.port(), "GET http://evil.example:8080/insights/latest"),
                Arguments.of(INSIGHTS.managementPort(), "GET /actuator/prometheus"),
                Arguments.of(INSIGHTS.managementPort(), "GET /actuator/health"),
                Arguments.of(INSIGHTS.managementPort(), "GET /nothing"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void refuseOtherNames(int port, String request) {
        String answer = RawSocket.ask(port, request + " HTTP/1.1", EVIL, "X-Forwarded-Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 421").contains("application/problem+json");
        if (!request.startsWith("HEAD")) {
            assertThat(answer)
                    .contains(
                            "\"status\":421",
                            "'evil.example:8080'",
                            "localhost, an IP address, or a name in insights.access.hosts (INSIGHTS_ACCESS_HOSTS)");
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answerToWhatTheyKnow(int port, String request) {
        String path = request.replace("evil.example:8080", SharedInsights.HOST);
        for (String host : new String[] {"localhost", "127.0.0.1:" + port, "[::1]:1", SharedInsights.HOST}) {
            if (path.contains("http:") && !host.equals(SharedInsights.HOST)) {
                continue;
            }
            assertThat(RawSocket.ask(port, path + " HTTP/1.1", "Host: " + host, "X-Forwarded-Host: evil.example"))
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 421")
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    static Stream<Arguments> noHosts() {
        return Stream.of(INSIGHTS.port(), INSIGHTS.managementPort())
                .flatMap(port -> Stream.of(
                        Arguments.of(port, new String[] {"GET / HTTP/1.1"}, "Host is missing"),
                        Arguments.of(port, new String[] {"GET / HTTP/1.0"}, "Host is missing"),
                        Arguments.of(port, new String[] {"GET / HTTP/1.1", "Host:"}, "Host is ''"),
                        Arguments.of(port, new String[] {"GET / HTTP/1.1", "Host: a b"}, "Host is 'a b'"),
                        Arguments.of(
                                port,
                                new String[] {"GET / HTTP/1.1", "Host: localhost", "Host: localhost"},
                                "Host is 'localhost' and 'localhost'")));
    }

    @ParameterizedTest
    @MethodSource("noHosts")
    void refuseWhatNamesNoSingleHost(int port, String[] lines, String explanation) {
        assertThat(RawSocket.ask(port, lines))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", explanation);
    }
}
