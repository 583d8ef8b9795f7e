package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with an address, a parameter or a step, it is named, and nothing stored changes. */
class BadRequestTests {

    private final Client client = RunningRegistry.shared().client();
    private final String service = Samples.service();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "0123456789abcdef0123456",
                "0123456789abcdef01234567",
                "0123456789abcdef0123456g",
                "a%0ab"
            })
    void knowsNoSuchId(String id) {
        String path = "/api/deployments/" + id;

        Problems.assertProblem(client.get(path), 404);
        Problems.assertProblem(client.put(path, Samples.queued(service)), 404);
        Problems.assertProblem(client.patch(path, "{\"status\":\"Building\"}"), 404);
    }

    static Stream<Arguments> wrongParameters() {
        return Stream.of(
                Arguments.of("limit=0", "limit: is \"0\"; allowed is 1 to 1000"),
                Arguments.of("limit=10001", "limit: is \"10001\"; allowed is 1 to 1000"),
                Arguments.of("limit=-1", "limit: is \"-1\""),
                Arguments.of("limit=ten", "limit: is \"ten\""),
                Arguments.of("from=yesterday", "from: is \"yesterday\", which is no such date and time"),
                Arguments.of("from=2026-03-25", "from: is \"2026-03-25\", which has no time zone"),
                Arguments.of("to=2026-03-25T00:00:00", "to: is \"2026-03-25T00:00:00\", which has no time zone"),
                Arguments.of(
                        "from=2026-03-26T00:00:00Z&to=2026-03-25T00:00:00Z", "from: is 2026-03-26T00:00:00Z, after to"),
                Arguments.of("cursor=nonsense", "cursor: is \"nonsense\", which is none"),
                Arguments.of("cursor=AAAAAAAAAAB7fQ", "cursor: is \"AAAAAAAAAAB7fQ\", which is none"),
                Arguments.of("cursor=!!", "cursor: is \"!!\""),
                Arguments.of("servicenam=x", "servicenam: is no parameter here; did you mean \"serviceName\"?"),
                Arguments.of("tz=Mars%2FPhobos", "tz: is no parameter here"),
                Arguments.of("status=a&status=b", "status: is given 2 times; allowed is once"),
                Arguments.of("status=a&STATUS=b", "status: is given 2 times; allowed is once"));
    }

    @ParameterizedTest
    @MethodSource("wrongParameters")
    void namesParameter(String query, String explanation) {
        Answer answer = client.get("/api/deployments?" + query);

        Problems.assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).startsWith(explanation);
    }

    @Test
    void refusesCursorOfOtherFilters() {
        client.created(Samples.queued(service));
        client.created(Samples.queued(service));
        Answer page = client.get("/api/deployments?limit=1&serviceName=" + service);
        String link = page.header("Link");
        String cursor = link.substring(link.indexOf("cursor="), link.indexOf('>'));

        Answer answer = client.get("/api/deployments?limit=1&serviceName=other&" + cursor);

        Problems.assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).startsWith("cursor: belongs to other filters");
    }

    @Test
    void refusesOtherMediaTypes() {
        byte[] body = Samples.queued(service).getBytes(StandardCharsets.UTF_8);
        String path = client.created(Samples.queued(Samples.service()));

        Problems.assertProblem(client.send("POST", "/api/deployments", body), 415);
        Problems.assertProblem(client.send("POST", "/api/deployments", body, "Content-Type", "text/plain"), 415);
        Answer patch =
                client.send("PATCH", path, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        Problems.assertProblem(patch, 415);
        assertThat(patch.text("detail")).contains("application/json", "application/merge-patch+json");
        Answer accept = client.get("/api/deployments", "Accept", "application/xml");
        Problems.assertProblem(accept, 406);
        assertThat(accept.text("detail")).contains("application/json", "application/x-ndjson", "text/csv");
    }

    @Test
    void refusesOtherMethodsAndPaths() {
        Answer delete = client.send("DELETE", "/api/deployments", new byte[0]);
        Problems.assertProblem(delete, 405);
        assertThat(delete.header("Allow")).contains("GET", "POST");
        Problems.assertProblem(client.get("/api/deploymints"), 404);
        Problems.assertProblem(client.get("/"), 404);
        Problems.assertProblem(client.get("/api/deployments/"), 404);
        Problems.assertProblem(client.get("/actuator/env"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/deployments/%00",
                "/api/deployments/%zz",
                "/api/deployments/[x]",
                "/api/deployments?limit=%zz"
            })
    void refusesWhatIsNoAddress(String path) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), RunningRegistry.shared().port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400");
        }
    }

    @Test
    void refusesIllegalTransition() {
        String path = client.created(Samples.deployment(service, "Failed", ""));
        String before = client.get(path).body();

        Answer answer = client.patch(path, "{\"status\":\"Building\"}");

        Problems.assertProblem(answer, 409);
        assertThat(answer.text("detail"))
                .isEqualTo("A deployment that is Failed can't become Building; it can become nothing else any more. A"
                        + " record that is wrong is corrected by importing the right one under its id: POST"
                        + " /api/deployments/import?onConflict=replace.");
        assertThat(client.get(path).body()).isEqualTo(before);
    }
}
