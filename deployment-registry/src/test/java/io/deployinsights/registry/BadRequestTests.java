package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.support.testing.RawSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

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

    /** Of every endpoint, as the older service has it. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/deployments?LIMIT=0", "/api/deployments/changes?Limit=0", "/api/deployments?FROM=x"})
    void knowsParametersInAnyCase(String path) {
        Answer answer = client.get(path);

        Problems.assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).contains("allowed is").doesNotContain("is no parameter here");
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
        Problems.assertProblem(client.get("/actuator/env"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/deployments/%00", "/api/deployments/%zz", "/api/deployments?limit=%zz", "/é"})
    void refusesWhatIsNoAddress(String path) {
        String answer = ask("GET " + path);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400");
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

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x", "foo", "*/*", "text/;"})
    void refusesOtherBodies(String type) {
        String answer = ask("POST /api/deployments", "Content-Type: " + type, "Content-Length: 0");

        assertThat(answer).startsWith("HTTP/1.1 415").contains("application/problem+json", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/deployments", "/api/health", "/livez", "/api/openapi"})
    void readsWhateverABodyClaimsToBe(String path) {
        assertThat(ask("GET " + path, "Content-Type: multipart/form-data")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET " + path + "/", "Content-Type: multipart/form-data; boundary=x"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "application/xml", "a/b/c", ";", "text/csv;q=x"})
    void refusesWhatNobodyCanAccept(String accept) {
        Answer answer = client.get("/api/deployments", "Accept", accept);

        Problems.assertProblem(answer, 406);
        assertThat(answer.text("detail")).contains("Accept", "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/deployments, 'GET,HEAD,POST,OPTIONS'",
        "/api/deployments/0123456789abcdef01234567, 'GET,HEAD,PUT,PATCH,OPTIONS'",
        "/api/deployments/import, 'POST,OPTIONS'",
        "/api/deployments/changes, 'GET,HEAD,OPTIONS'",
        "/api/health, 'GET,HEAD,OPTIONS'",
        "/livez, 'GET,HEAD,OPTIONS'"
    })
    void saysWhatIsAllowed(String path, String allowed) {
        for (String end : List.of("", "/", "?limit=1")) {
            assertAllowed(ask("OPTIONS " + path + end), "200", allowed);
            String preflight =
                    ask("OPTIONS " + path + end, "Origin: http://x.example", "Access-Control-Request-Method: GET");
            assertAllowed(preflight, "200", allowed);
            assertThat(preflight).doesNotContain("Access-Control-Allow");
            assertAllowed(ask("DELETE " + path + end), "405", allowed);
            assertAllowed(ask("TRACE " + path + end), "405", allowed);
            assertAllowed(ask("get " + path + end), "405", allowed);
        }
    }

    private static void assertAllowed(String answer, String status, String allowed) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        String allow = answer.lines()
                .filter(line -> line.startsWith("Allow: "))
                .findFirst()
                .orElseThrow();
        assertThat(allow.substring("Allow: ".length()).split(","))
                .as(answer)
                .containsExactlyInAnyOrder(allowed.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dependabot[bot]", "a|b", "{x}", "\"x\"", "a^b`c", "<x>"})
    void readsWhatBrowsersSendRaw(String name) {
        client.created(Samples.queued(service).replace("alice.jensen", name.replace("\"", "\\\"")));

        String answer = ask("GET /api/deployments?serviceName=" + service + "&deployedBy=" + name);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"deployedBy\":" + quoted(name));
    }

    private static String quoted(String name) {
        return JsonMapper.shared().writeValueAsString(name);
    }

    @Test
    void takesASlashAtTheEndForNothing() {
        String path = client.created(Samples.queued(service));

        assertThat(client.get(path + "/").body()).isEqualTo(client.get(path).body());
        assertThat(client.post("/api/deployments/", Samples.queued(service)).header("Location"))
                .matches(".*/api/deployments/[0-9a-f]{24}");
        assertThat(client.patch(path + "/", "{\"status\":\"Building\"}").status())
                .isEqualTo(200);
        assertThat(client.get("/api/deployments/changes/").status()).isEqualTo(200);
        assertThat(client.get("/api/health/").status()).isEqualTo(200);
        Answer page = client.get("/api/deployments/?limit=1&serviceName=" + service);
        assertThat(page.header("Link")).contains("/api/deployments?serviceName=");
    }

    @Test
    void saysThatHeadersAreTooLarge() {
        assertThat(ask("GET /api/health", "X: " + "x".repeat(9_000))).startsWith("HTTP/1.1 431");
        assertThat(ask("GET /api/health?" + "x".repeat(9_000))).startsWith("HTTP/1.1 414");
        String[] many = IntStream.range(0, 200).mapToObj(i -> "X-" + i + ": x").toArray(String[]::new);
        assertThat(ask("GET /api/health", many))
                .startsWith("HTTP/1.1 431")
                .contains("application/problem+json", "100 of them");
    }

    private static String ask(String request, String... headers) {
        String[] lines = Stream.concat(Stream.of(request + " HTTP/1.1", "Host: localhost"), Stream.of(headers))
                .toArray(String[]::new);
        return RawSocket.ask(RunningRegistry.shared().port(), lines);
    }
}
