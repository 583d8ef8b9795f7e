package io.deployinsights.registry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OnSharedServer.class)
public class ImportingTests {

    private static final String IMPORT = "/api/deployments/import";

    private final RunningRegistry registry;
    private final Client client;
    private final String service = Samples.service();

    protected ImportingTests(RunningRegistry registry) {
        this.registry = registry;
        client = registry.client();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n%s", "[%s,%s,%s]", " [\n  %s,\n  %s,\n  %s\n]\n", "\uFEFF%s\r\n\r\n%s\r\n%s\r\n"})
    void addsNothingTheSecondTime(String file) {
        String content = file.formatted(record(1), record(2), record(3));

        assertResult(importing(content), 3, 0, 0);
        assertResult(importing(content), 0, 3, 0);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void takesIdenticalRecordsForOne() {
        assertResult(importing(record(1) + "\n" + record(1)), 1, 1, 0);
    }

    @Test
    void recognizesRecordHoweverItIsWritten() {
        importing(Samples.deployment(service, "Failed", ",\"startedAt\":\"2026-03-25T10:00:00Z\""));

        Answer answer = importing(Samples.deployment(
                service, "Failed", " , \"startedAt\" : \"2026-03-25T12:00:00.000+02:00\", \"finishedAt\":null"));

        assertResult(answer, 0, 1, 0);
    }

    @Test
    void keepsIdsAndWhatWasRecordedSince() {
        String id = "%024x".formatted(System.nanoTime());
        String line = Samples.deployment(service, "Queued", ",\"id\":\"" + id + "\"");
        importing(line);
        client.patch("/api/deployments/" + id, "{\"status\":\"Building\"}");

        Answer answer = importing(line);

        assertThat(answer.json().at("/differing/0/id").stringValue()).isEqualTo(id);
        assertThat(answer.json().at("/differing/0/replaced").booleanValue()).isFalse();
        assertThat(answer.json().at("/differing/0/fields").toString())
                .isEqualTo("[{\"field\":\"status\",\"stored\":\"Building\",\"sent\":\"Queued\"}]");
        assertThat(client.get("/api/deployments/" + id).text("status")).isEqualTo("Building");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'status':'Succeeded','startedAt':'2026-03-25T10:00:00Z','finishedAt':null",
                "'status':'Building','startedAt':'2026-03-25T10:00:00Z','finishedAt':'2026-03-25T10:00:01Z'",
                "'status':'Failed','startedAt':'2026-03-25T10:00:00Z','finishedAt':'2026-03-25T09:00:00Z'",
                "'status':'Cancelled','startedAt':'2026-03-25T10:00:00Z','finishedAt':null",
                "'status':'Succeeded','startedAt':null,'finishedAt':'2026-03-25T09:00:00Z'",
                "'status':'Queued','startedAt':'2999-03-25T10:00:00Z','finishedAt':null"
            })
    void acceptsHistoryAsItWas(String faulty) {
        String properties = faulty.replace('\'', '"');

        Answer answer = importing(Samples.queued(service).replace("\"status\":\"Queued\"", properties));

        assertResult(answer, 1, 0, 0);
        assertThat(client.get("/api/deployments?serviceName=" + service).body())
                .contains(properties.split(",", 2)[0]);
        assertThat(client.get("/api/deployments?serviceName=" + service).body())
                .contains(properties.substring(properties.indexOf("\"finishedAt\"")));
    }

    @Test
    void rejectsOnlyTheBadLine() {
        Answer answer =
                importing(String.join("\n", record(1), record(2).replace("Tag", "Tags"), "", "{\"broken", record(3)));

        assertResult(answer, 2, 0, 2);
        assertThat(answer.json().at("/rejected/0/line").intValue()).isEqualTo(2);
        assertThat(answer.json().at("/rejected/0/errors/0/field").stringValue()).isEqualTo("deploymentType");
        assertThat(answer.json().at("/rejected/1/line").intValue()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":}", "{\"a\" 1}", "{\"open: 1}", "tru", "7", "[[]]", "{\"a\":\"}\"}", "\"text, with ]\""})
    void rejectsOnlyTheBadElement(String bad) {
        Answer answer = importing("[\n%s,\n%s,\n%s\n]".formatted(record(1), bad, record(2)));

        assertResult(answer, 2, 0, 1);
        assertThat(answer.json().at("/rejected/0/line").intValue()).isEqualTo(3);
    }

    @Test
    void goesOnBehindElementThatNeverEnds() {
        Answer answer = importing("[%s,\n{\"a\":{,\n%s\n]".formatted(record(1), record(2)));

        assertResult(answer, 2, 0, 1);
        assertThat(answer.json().at("/rejected/0/line").intValue()).isEqualTo(2);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void namesWhatFollowsTheArray() {
        assertThat(importing("[%s] %s".formatted(record(1), record(2))).body()).contains("Something follows the array");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void saysThatAnArrayIsCutOff() {
        Answer answer = importing("[%s,\n%s".formatted(record(1), record(2)));

        assertResult(answer, 2, 0, 0);
        assertThat(answer.json().at("/warnings/0/message").stringValue()).startsWith("The array isn't closed");
    }

    @Test
    void skipsOverlongRecord() {
        String huge = record(2).replace("1.0.0", "x".repeat(5_000_000));

        Answer answer = importing(String.join("\n", record(1), huge, record(3)));

        assertResult(answer, 2, 0, 1);
        assertThat(answer.body()).contains("larger than the 262,144 bytes");
    }

    @Test
    void listsTheFirstThousandRejections() {
        Answer answer = importing("{}\n".repeat(1_001) + record(1));

        assertResult(answer, 1, 0, 1_001);
        assertThat(answer.json().get("rejected")).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "[]", "[ \n ]"})
    void refusesFileThatHoldsNothing(String file) {
        Answer answer = importing(file);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("detail")).contains("holds no deployment");
        assertThat(answer.json().get("imported").intValue()).isZero();
    }

    @Test
    void refusesFileOfWhichNothingIsGood() {
        Answer answer = importing("{}\n{\"serviceName\":7}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("detail")).contains("2 records were rejected", "serviceName is missing");
        assertThat(answer.json().get("rejected")).hasSize(2);
        assertThat(answer.faults()).anyMatch(fault -> fault.contains("(line 2)"));
        assertThat(answer.json().at("/warnings").isArray()).isTrue();
    }

    @Test
    @Capability.Needed(Capability.INDEXES)
    void takesManyBatches() {
        String file = IntStream.range(0, 1_234).mapToObj(this::record).collect(Collectors.joining("\n"));

        assertResult(importing(file), 1_234, 0, 0);
        assertThat(stored()).isEqualTo(1_234);
    }

    @Test
    @Capability.Needed(Capability.INDEXES)
    void keepsWhatArrivedBeforeTheCut() throws IOException {
        String whole = IntStream.range(0, 700).mapToObj(this::record).collect(Collectors.joining("\n"));
        byte[] sent = whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8);

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.port())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
                            .formatted(IMPORT, whole.length());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(sent);
            socket.getOutputStream().flush();
        }

        Awaitility.await().until(() -> stored() >= 345);
        assertThat(stored()).isBetween(345L, 351L);
        Answer repeated = importing(whole);
        assertThat(repeated.json().get("imported").longValue()
                        + repeated.json().get("unchanged").longValue())
                .isEqualTo(700);
        assertThat(stored()).isEqualTo(700);
    }

    @Test
    void takesNoOtherMediaType() {
        Answer answer = client.send("POST", IMPORT, new byte[0], "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("detail")).contains("application/x-ndjson", "application/json");
    }

    private Answer importing(String file) {
        return client.send(
                "POST", IMPORT, file.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-ndjson");
    }

    private String record(int number) {
        return Samples.deployment(
                service, "Succeeded", ",\"startedAt\":\"2026-03-25T10:00:00Z\",\"pullRequestNumber\":" + (number + 1));
    }

    private long stored() {
        return client.get("/api/deployments?serviceName=" + service).json().size();
    }

    private static void assertResult(Answer answer, int imported, int unchanged, int rejected) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"imported\":%d,\"unchanged\":%d,\"differing\":[],\"warnings\":["
                        .formatted(imported, unchanged))
                .contains("\"rejectedCount\":" + rejected);
    }
}
