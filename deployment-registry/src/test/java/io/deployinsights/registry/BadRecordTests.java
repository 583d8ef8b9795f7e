package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a record, it is named, nothing is stored, and nothing stored changes. */
class BadRecordTests {

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
                Arguments.of(
                        "\"serviceName\":\"a\\u200bb\"", "which holds a control, invisible or bidirectional character"),
                Arguments.of(
                        "\"environment\":\"\\u202eprod\"", "environment: is \"\\u202eprod\", which holds a control"),
                Arguments.of("\"deployedBy\":\"a\\u00adb\"", "deployedBy: is \"a\\u00adb\", which holds a control"),
                Arguments.of("\"version\":\"1\\ufeff\"", "version: is \"1\\ufeff\", which holds a control"),
                Arguments.of("\"labels\":{\"a\\u2066\":\"x\"}", "labels: is \"a\\u2066\", which holds a control"),
                Arguments.of("\"labels\":{\"a\":\"\\u3164\"}", "labels.a: is \"\\u3164\", which holds a control"),
                Arguments.of("\"labels\":{\"a\":\"x\",\" a\":\"y\"}", "labels. a: is given twice; allowed is once"),
                Arguments.of("\"labels\":{\"a\":null}", "labels.a: is null; allowed is a string of 1-200 characters"),
                Arguments.of("\"serviceName\":\"\\ud800\"", "serviceName: is \"\\ud800\", which holds a control"),
                Arguments.of(
                        "\"version\":\"" + "x".repeat(201) + "\"", "(201 characters); allowed is a string of 1-200"),
                Arguments.of("\"environment\":true", "environment: is true; allowed is a string of 1-50 characters"),
                Arguments.of("\"deploymentType\":\"Tags\"", "one of PullRequest, Tag, Branch; did you mean \"Tag\"?"),
                Arguments.of(
                        "\"status\":\"succeeded\"", "status: is \"succeeded\"; allowed is one of Queued, Building"),
                Arguments.of("\"status\":\"succeeded\"", "did you mean \"Succeeded\"?"),
                Arguments.of(
                        "\"startedAt\":\"2206-01-01T00:00:00Z\"",
                        "startedAt: is 2206-01-01T00:00:00Z, more than 5 minutes ahead"),
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

        Problems.assertProblem(answer, 400);
        assertThat(String.join("\n", answer.faults())).contains(explanation);
        assertNothingStored();
    }

    @Test
    void namesAllFaultsAtOnce() {
        Answer answer = client.post("/api/deployments", "{\"status\":\"Done\",\"color\":\"red\"}");

        assertThat(answer.faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly("color", "serviceName", "version", "environment", "status");
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

        Problems.assertProblem(answer, 400);
        assertThat(answer.text("detail")).startsWith("The record is ");
        assertThat(answer.body()).doesNotContain("tools.jackson", "StreamRead", "Exception");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] latin1 = Samples.queued("Zürich").getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = client.send("POST", "/api/deployments", latin1, "Content-Type", "application/json");

        Problems.assertProblem(answer, 400);
        assertThat(answer.text("detail")).contains("not valid UTF-8");
    }

    @Test
    void refusesTenMegabytesOfNestedJson() {
        String nested = "{\"labels\":" + "[".repeat(5_000_000) + "]".repeat(5_000_000) + "}";

        Problems.assertProblem(client.post("/api/deployments", nested), 413);
    }

    @Test
    void refusesDeepNesting() {
        Answer answer = client.post("/api/deployments", "{\"labels\":" + "[".repeat(500) + "]".repeat(500) + "}");

        Problems.assertProblem(answer, 400);
        assertThat(answer.text("detail")).contains("nested deeper");
    }

    @Test
    void refusesHugeField() {
        Answer answer = client.post("/api/deployments", Samples.deployment("x".repeat(5_000_000), "Queued", ""));

        Problems.assertProblem(answer, 413);
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

        Problems.assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).startsWith("finishedAt: is before startedAt");
        assertNothingStored();
    }

    @Test
    void refusesFinishedDeploymentThatStartsInTheFuture() {
        Answer answer = client.post(
                "/api/deployments",
                Samples.deployment(service, "Succeeded", ",\"startedAt\":\"2999-01-01T00:00:00Z\""));

        Problems.assertProblem(answer, 400);
        assertThat(answer.faults().getFirst()).startsWith("startedAt: ");
    }

    private void assertNothingStored() {
        assertThat(client.get("/api/deployments?serviceName=" + service).body()).isEqualTo("[]");
    }
}
