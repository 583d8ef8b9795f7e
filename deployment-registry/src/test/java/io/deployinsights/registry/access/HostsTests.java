package io.deployinsights.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.support.raw.RawSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that had its name resolved to this machine gets nothing from any port, whatever it asks for. */
class HostsTests {

    private static final RunningRegistry REGISTRY = RunningRegistry.shared();

    private static final String EVIL = "Host: evil.example:5176";

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(REGISTRY.port(), "GET /api/deployments"),
                Arguments.of(REGISTRY.port(), "HEAD /api/deployments"),
                Arguments.of(REGISTRY.port(), "OPTIONS /api/deployments"),
                Arguments.of(REGISTRY.port(), "DELETE /api/deployments"),
                Arguments.of(REGISTRY.port(), "GET /api/health"),
                Arguments.of(REGISTRY.port(), "GET /api/docs"),
                Arguments.of(REGISTRY.port(), "GET /api/openapi"),
                Arguments.of(REGISTRY.port(), "GET /livez"),
                Arguments.of(REGISTRY.port(), "GET /nothing"),
                Arguments.of(REGISTRY.port(), "GET /%zz"),
                Arguments.of(REGISTRY.port(), "GET http://evil.example:5176/api/deployments"),
                Arguments.of(REGISTRY.managementPort(), "GET /actuator/prometheus"),
                Arguments.of(REGISTRY.managementPort(), "GET /actuator/health"),
                Arguments.of(REGISTRY.managementPort(), "GET /nothing"));
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
                            "\\\"evil.example:5176\\\"",
                            "localhost, an IP address, or a name in registry.access.hosts (REGISTRY_ACCESS_HOSTS)");
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answerToWhatTheyKnow(int port, String request) {
        String path = request.replace("evil.example:5176", RunningRegistry.HOST);
        for (String host : new String[] {"localhost", "127.0.0.1:" + port, "[::1]:1", RunningRegistry.HOST}) {
            if (path.contains("http:") && !host.equals(RunningRegistry.HOST)) {
                continue;
            }
            assertThat(RawSocket.ask(port, path + " HTTP/1.1", "Host: " + host, "X-Forwarded-Host: evil.example"))
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 421")
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    static Stream<Arguments> noHosts() {
        return Stream.of(REGISTRY.port(), REGISTRY.managementPort())
                .flatMap(port -> Stream.of(
                        Arguments.of(port, new String[] {"GET / HTTP/1.1"}, "Host is missing"),
                        Arguments.of(port, new String[] {"GET / HTTP/1.0"}, "Host is missing"),
                        Arguments.of(port, new String[] {"GET / HTTP/1.1", "Host:"}, "Host is \\\"\\\""),
                        Arguments.of(port, new String[] {"GET / HTTP/1.1", "Host: a b"}, "Host is \\\"a b\\\""),
                        Arguments.of(
                                port,
                                new String[] {"GET / HTTP/1.1", "Host: localhost", "Host: localhost"},
                                "Host is \\\"localhost\\\" and \\\"localhost\\\"")));
    }

    @ParameterizedTest
    @MethodSource("noHosts")
    void refuseWhatNamesNoSingleHost(int port, String[] lines, String explanation) {
        assertThat(RawSocket.ask(port, lines))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", explanation);
    }

    @Test
    void takeNothingFromOtherNames() {
        String service = Samples.service();
        String body = Samples.queued(service);

        RawSocket.ask(
                REGISTRY.port(),
                "POST /api/deployments HTTP/1.1",
                EVIL,
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);

        assertThat(REGISTRY.client()
                        .get("/api/deployments?serviceName=" + service)
                        .body())
                .isEqualTo("[]");
    }
}
