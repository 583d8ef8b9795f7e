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

/** Whatever is wrong with a request, it is named, nothing is stored, and nothing stored changes. */
class BadInputTests {

    private final Client client = RunningRegistry.shared().client();
    private final String service = Samples.service();

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                Arguments.of("\"serviceName\":\"\"", "serviceName: is blank; allowed is a string of 1-100 characters"),
                Arguments.of("\"serviceName\":\"  \"", "serviceName: is blank"),
                Arguments.of("\"serviceName\":null", "serviceName: is null; allowed is"),
                Arguments.of("\"serviceName\":7", "serviceName: is the number 7; allowed is a string"),
                Arguments.of("\"serviceName\":[\"a\"]", "serviceName: is an array; allowed is a string"),
                Arguments.of("\"serviceName\":\"a\\u0000b\"", "serviceName: is \"a\\u0000b\", which holds a control"),
                Arguments.of("\"serviceName\":\"a\\u001b[31mb\"", "serviceName: is \"a\\u001b[31mb\", which holds"),
                Arguments.of("\"serviceName\":\"\\ud800\"", "serviceName: is \"\\ud800\", which holds a control"),
                Arguments.of(
                        "\"version\":\"" + "x".repeat(201) + "\"", "(201 characters); allowed is a string of 1-200"),
                Arguments.of("\"environment\":true", "environment: is true; allowed is a string of 1-50 characters"),
                Arguments.of("\"deploymentType\":\"Tags\"", "one of PullRequest, Tag, Branch; did you mean \"Tag\"?"),
                Arguments.of(
                        "\"status\":\"succeeded\"", "status: is \"succeeded\"; allowed is one of Queued, Building"),
                Arguments.of("\"status\":\"succeeded\"", "did you mean \"Succeeded\"?"),
                Arguments.of("\"status\":\"Done\"", "status: is \"Done\"; allowed is one of"),
                Arguments.of("\"status\":{\"$gt\":\"\"}", "status: is an object; allowed is one of"),
                Arguments.of("\"startedAt\":\"2026-03-25T07:50:19\"", "which has no time zone; allowed is"),
                Arguments.of("\"startedAt\":\"2026-03-25\"", "startedAt: is \"2026-03-25\", which has no time zone"),
                Arguments.of("\"startedAt\":\"yesterday\"", "which is no such date and time"),
                Arguments.of("\"startedAt\":\"2026-02-30T00:00:00Z\"", "which is no such date and time"),
                Arguments.of("\"startedAt\":\"+99999-01-01T00:00:00Z\"", "from 1970 to 9999"),
                Arguments.of("\"startedAt\":\"99999-01-01T00:00:00Z\"", "from 1970 to 9999"),
                Arguments.of("\"startedAt\":1774425019", "startedAt: is the number 1774425019; allowed is a date"),
                Arguments.of("\"commitSha\":\"abc\"", "commitSha: is \"abc\"; allowed is a string of 7-64 hex digits"),
                Arguments.of("\"commitSha\":\"zzzzzzzz\"", "7-64 hex digits"),
                Arguments.of(
                        "\"pullRequestNumber\":0", "pullRequestNumber: is the number 0; allowed is an integer from 1"),
                Arguments.of("\"pullRequestNumber\":1.5", "is the number 1.5"),
                Arguments.of("\"pullRequestNumber\":\"12\"", "is \"12\"; allowed is an integer"),
                Arguments.of("\"pullRequestNumber\":99999999999", "to 2147483647"),
                Arguments.of("\"url\":\"ftp://x\"", "url: is \"ftp://x\"; allowed is an absolute http or https URL"),
                Arguments.of("\"url\":\"/runs/1\"", "absolute http or https URL"),
                Arguments.of("\"url\":\"https://me:secret@ci/1\"", "without user and password"),
                Arguments.of("\"labels\":[]", "labels: is an array; allowed is an object of at most 20 string pairs"),
                Arguments.of("\"labels\":{\"team\":1}", "labels.team: is the number 1; allowed is a string of 1-200"),
                Arguments.of("\"labels\":{\"\":\"x\"}", "labels: is blank; allowed is a string of 1-50 characters"),
                Arguments.of(
                        "\"serviceNam\":\"x\"",
                        "serviceNam: is no field of a deployment; did you mean \"serviceName\"?"),
                Arguments.of("\"started_at\":\"x\"", "did you mean \"startedAt\"?"),
                Arguments.of("\"finishedAt\":\"2026-03-25T07:50:19Z\"", "finishedAt: is only allowed with a finished"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void namesFieldAndWhatIsAllowed(String wrong, String explanation) {
        String property = wrong.substring(0, wrong.indexOf(':'));
        String others = Samples.queued(service)
                .replaceFirst(property + ":\"[^\"]*\",?", "")
                .replace(",}", "}");

        Answer answer = client.post("/api/deployments", "{" + wrong + "," + others.substring(1));

        assertProblem(answer, 400);
        assertThat(String.join("\n", answer.faults())).contains(explanation);
        assertNothingStored();
    }

    @Test
    void namesAllFaultsAtOnce() {
        Answer answer = client.post("/api/deployments", "{\"status\":\"Done\",\"color\":\"red\"}");

        assertThat(answer.faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly(
                        "color",
                        "serviceName",
                        "version",
                        "environment",
                        "deploymentType",
                        "status",
                        "deployedBy",
                        "commitSha");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[]",
                "[{}]",
                "null",
                "7",
                "\"x\"",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\n\"}"
            })
    void refusesWhatIsNoJsonObject(String body) {
        Answer answer = client.post("/api/deployments", body);

        assertProblem(answer, 400);
        assertThat(answer.text("detail")).startsWith("The record is ");
        assertThat(answer.body()).doesNotContain("tools.jackson", "StreamRead", "Exception");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] latin1 = Samples.queued("Zürich").getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = client.send("POST", "/api/deployments", latin1, "Content-Type", "application/json");

        assertProblem(answer, 400);
        assertThat(answer.text("detail")).contains("not valid UTF-8");
    }

    @Test
    void refusesTenMegabytesOfNestedJson() {
        String nested = "{\"labels\":" + "[".repeat(5_000_000) + "]".repeat(5_000_000) + "}";

        assertProblem(client.post("/api/deployments", nested), 413);
    }

    @Test
    void refusesDeepNesting() {
        Answer answer = client.post("/api/deployments", "{\"labels\":" + "[".repeat(500) + "]".repeat(500) + "}");

        assertProblem(answer, 400);
        assertThat(answer.text("detail")).contains("nested deeper");
    }

    @Test
    void refusesHugeField() {
        Answer answer = client.post("/api/deployments", Samples.deployment("x".repeat(5_000_000), "Queued", ""));

        assertProblem(answer, 413);
        assertThat(answer.text("detail")).contains("262,144 bytes", "/api/deployments/import");
    }

    @Test
    void refusesFinishBeforeStart() {
        Answer answer = client.post(
                "/api/deployments",
                Samples.deployment(
                        service,
                        "Failed",
                        ",\"startedAt\":\"2026-03-25T10:00:00Z\",\"finishedAt\":\"2026-03-25T09:00:00Z\""));

        assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).startsWith("finishedAt: is before startedAt");
        assertNothingStored();
    }

    @Test
    void refusesFinishedDeploymentThatStartsInTheFuture() {
        Answer answer = client.post(
                "/api/deployments",
                Samples.deployment(service, "Succeeded", ",\"startedAt\":\"2999-01-01T00:00:00Z\""));

        assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).startsWith("startedAt: ");
    }

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

        assertProblem(client.get(path), 404);
        assertProblem(client.put(path, Samples.queued(service)), 404);
        assertProblem(client.patch(path, "{\"status\":\"Building\"}"), 404);
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
                Arguments.of("servicename=x", "servicename: is no parameter here; did you mean \"serviceName\"?"),
                Arguments.of("tz=Mars%2FPhobos", "tz: is no parameter here"),
                Arguments.of("status=a&status=b", "status: is given 2 times; allowed is once"));
    }

    @ParameterizedTest
    @MethodSource("wrongParameters")
    void namesParameter(String query, String explanation) {
        Answer answer = client.get("/api/deployments?" + query);

        assertProblem(answer, 400);
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

        assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).startsWith("cursor: belongs to other filters");
    }

    @Test
    void refusesOtherMediaTypes() {
        byte[] body = Samples.queued(service).getBytes(StandardCharsets.UTF_8);
        String path = client.created(Samples.queued(Samples.service()));

        assertProblem(client.send("POST", "/api/deployments", body), 415);
        assertProblem(client.send("POST", "/api/deployments", body, "Content-Type", "text/plain"), 415);
        Answer patch =
                client.send("PATCH", path, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        assertProblem(patch, 415);
        assertThat(patch.text("detail")).contains("application/json", "application/merge-patch+json");
        Answer accept = client.get("/api/deployments", "Accept", "application/xml");
        assertProblem(accept, 406);
        assertThat(accept.text("detail")).contains("application/json", "application/x-ndjson", "text/csv");
    }

    @Test
    void refusesOtherMethodsAndPaths() {
        Answer delete = client.send("DELETE", "/api/deployments", new byte[0]);
        assertProblem(delete, 405);
        assertThat(delete.header("Allow")).contains("GET", "POST");
        assertProblem(client.get("/api/deploymints"), 404);
        assertProblem(client.get("/"), 404);
        assertProblem(client.get("/api/deployments/"), 404);
        assertProblem(client.get("/actuator/env"), 404);
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

        assertProblem(answer, 409);
        assertThat(answer.text("detail"))
                .isEqualTo("A deployment that is Failed can't become Building; it can become nothing else any more.");
        assertThat(client.get(path).body()).isEqualTo(before);
    }

    private void assertNothingStored() {
        assertThat(client.get("/api/deployments?serviceName=" + service).body()).isEqualTo("[]");
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank().doesNotContain("io.deployinsights", "org.springframework");
    }
}
