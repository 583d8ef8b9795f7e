package io.deployinsights.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that had its name resolved to this machine gets nothing from any port, whatever it asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostFacts {

    private static final String EVIL = "evil.example:8080";

    private final int port;
    private final int managementPort;
    private final String known;
    private final String quote;
    private final String property;
    private final List<String> requests;

    /**
     * Of a service with a management port.
     *
     * @param known a name that it answers to
     * @param quote what is around a text in its messages, as JSON has it
     * @param property the one that allows names, and its environment variable, as its message shows them
     * @param requests what there is at its main port, such as {@code GET /}
     */
    protected HostFacts(
            int port, int managementPort, String known, String quote, String property, List<String> requests) {
        this.port = port;
        this.managementPort = managementPort;
        this.known = known;
        this.quote = quote;
        this.property = property;
        this.requests = requests;
    }

    Stream<Arguments> requests() {
        Stream<String> anyService = Stream.of(
                "GET /api/docs",
                "GET /api/openapi",
                "GET /livez",
                "GET /nothing",
                "GET /%zz",
                "GET http://" + EVIL + "/");
        return Stream.concat(
                Stream.concat(requests.stream(), anyService).map(request -> Arguments.of(port, request)),
                Stream.of("GET /actuator/prometheus", "GET /actuator/health", "GET /nothing")
                        .map(request -> Arguments.of(managementPort, request)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void refuseOtherNames(int port, String request) {
        String answer = RawSocket.ask(port, request + " HTTP/1.1", "Host: " + EVIL, "X-Forwarded-Host: localhost");

        assertThat(answer).startsWith("HTTP/1.1 421").contains("application/problem+json");
        if (!request.startsWith("HEAD")) {
            assertThat(answer)
                    .contains("\"status\":421", quoted(EVIL), "localhost, an IP address, or a name in " + property);
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answerToWhatTheyKnow(int port, String request) {
        String path = request.replace(EVIL, known);
        for (String host : List.of("localhost", "127.0.0.1:" + port, "[::1]:1", known)) {
            if (path.contains("http:") && !host.equals(known)) {
                continue;
            }
            assertThat(RawSocket.ask(port, path + " HTTP/1.1", "Host: " + host, "X-Forwarded-Host: evil.example"))
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 421")
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    Stream<Arguments> noHosts() {
        return Stream.of(port, managementPort)
                .flatMap(each -> Stream.of(
                        noHost(each, "Host is missing", "GET / HTTP/1.1"),
                        noHost(each, "Host is missing", "GET / HTTP/1.0"),
                        noHost(each, "Host is " + quoted(""), "GET / HTTP/1.1", "Host:"),
                        noHost(each, "Host is " + quoted("a b"), "GET / HTTP/1.1", "Host: a b"),
                        noHost(
                                each,
                                "Host is " + quoted("localhost") + " and " + quoted("localhost"),
                                "GET / HTTP/1.1",
                                "Host: localhost",
                                "Host: localhost")));
    }

    @ParameterizedTest
    @MethodSource("noHosts")
    void refuseWhatNamesNoSingleHost(int port, String explanation, String[] lines) {
        assertThat(RawSocket.ask(port, lines))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", explanation);
    }

    private static Arguments noHost(int port, String explanation, String... lines) {
        return Arguments.of(port, explanation, lines);
    }

    private String quoted(String text) {
        return quote + text + quote;
    }
}
