package io.deployinsights.support.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.support.SmallService;
import io.deployinsights.support.testing.RawAnswer;
import io.deployinsights.support.testing.RawSocket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server itself refuses, to the letter. */
class ServerProblemTests {

    private static final String LOCAL = "\r\nHost: localhost\r\nX-Correlation-Id: c\r\nConnection: close";

    static Stream<Arguments> refused() {
        String noSense =
                "This is no request that the server can make sense of; allowed is HTTP/1.1 with well-formed headers, a"
                        + " length or Transfer-Encoding: chunked, and an address in which all other characters are"
                        + " percent-encoded UTF-8.";
        return Stream.of(
                Arguments.of("GET /%zz HTTP/1.1" + LOCAL, 400, "Bad Request", noSense),
                Arguments.of("POST /things HTTP/1.1\r\nTransfer-Encoding: foo" + LOCAL, 400, "Bad Request", noSense),
                Arguments.of(
                        "GET /nothing HTTP/1.1" + LOCAL,
                        404,
                        "Not Found",
                        "There is nothing at this address; /api/docs shows what there is."),
                Arguments.of(
                        "POST /things HTTP/1.1\r\nExpect: magic" + LOCAL,
                        417,
                        "Expectation Failed",
                        "Expect asks for something else; allowed is 100-continue."),
                Arguments.of("GET /broken HTTP/1.1" + LOCAL, 500, "Internal Server Error", SmallService.FAILURE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isAProblem(String request, int status, String title, String detail) {
        RawAnswer answer = answer(SmallService.port(), request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.head()).contains("content-type: application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"correlationId\":\"c\"}"
                        .formatted(title, status, detail));
    }

    static Stream<Arguments> tooLarge() {
        String headers = "The headers are too large; allowed are 100 of them, and 8 KB together with the address.";
        return Stream.of(
                Arguments.of(
                        "GET /" + "a".repeat(9_000) + " HTTP/1.1" + LOCAL,
                        414,
                        "The address is too long; allowed are 8 KB together with all headers."),
                Arguments.of("GET / HTTP/1.1\r\nX-Long: " + "a".repeat(9_000) + LOCAL, 431, headers),
                Arguments.of("GET / HTTP/1.1" + "\r\nX-Many: a".repeat(101) + LOCAL, 431, headers));
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void saysWhichLimitWasPassed(String request, int status, String detail) {
        RawAnswer answer = answer(SmallService.port(), request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains("\"status\":" + status, "\"detail\":\"" + detail + '"');
    }

    @Test
    void namesTheHostThatIsWrong() {
        String reason =
                "is 'evil'; allowed is one Host: localhost, an IP address, or a name in small.hosts (SMALL_HOSTS)";

        RawAnswer answer =
                answer(SmallService.port(), "GET / HTTP/1.1\r\nHost: evil\r\nX-Correlation-Id: c\r\nConnection: close");

        assertThat(answer.body())
                .isEqualTo(("{\"title\":\"Misdirected Request\",\"status\":421,\"detail\":\"Host %s.\","
                                + "\"errors\":[{\"field\":\"Host\",\"message\":\"Host: %s\"}],\"correlationId\":\"c\"}")
                        .formatted(reason, reason));
    }

    /** No id: what happens at this port is not logged. */
    @Test
    void isAProblemAtTheManagementPortAsWell() {
        RawAnswer answer = answer(SmallService.managementPort(), "GET /nothing HTTP/1.1" + LOCAL);

        assertThat(answer.body())
                .isEqualTo("{\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"There is nothing at this address; /api/docs shows what there is.\"}");
    }

    private static RawAnswer answer(int port, String request) {
        byte[] bytes = (request + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return RawAnswer.of(RawSocket.ask(port, bytes, StandardCharsets.ISO_8859_1), true);
    }
}
