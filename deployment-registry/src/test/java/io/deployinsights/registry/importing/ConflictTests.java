package io.deployinsights.registry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import says of records that are there already, and of what it probably isn't meant to say. */
@ExtendWith(OnSharedServer.class)
public class ConflictTests {

    private static final String START = ",\"startedAt\":\"2026-03-25T10:00:00Z\"";
    private static final String FINISH = ",\"finishedAt\":\"2026-03-25T10:05:00Z\"";

    private final Client client;
    private final String service = Samples.service();
    private final String id = "%024x".formatted(System.nanoTime());

    protected ConflictTests(RunningRegistry registry) {
        client = registry.client();
    }

    @ParameterizedTest
    @CsvSource({
        "'',              false",
        "keep,            false",
        "newer,           true",
        "NEWER,           true",
        "replace,         true"
    })
    void takesWhatIsFurtherAlongWhereThatIsWanted(String onConflict, boolean isReplaced) {
        importing("", record("Deploying", START));

        Answer answer = importing("?onConflict=" + onConflict, record("Succeeded", START + FINISH));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"imported\":0,\"unchanged\":0,").contains("\"differingCount\":1");
        assertThat(answer.json().at("/differing/0/line").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/differing/0/replaced").booleanValue()).isEqualTo(isReplaced);
        assertThat(answer.json().at("/differing/0/fields").toString())
                .isEqualTo("[{\"field\":\"status\",\"stored\":\"Deploying\",\"sent\":\"Succeeded\"},"
                        + "{\"field\":\"finishedAt\",\"stored\":null,\"sent\":\"2026-03-25T10:05:00Z\"}]");
        assertThat(answer.json().get("replaced").intValue()).isEqualTo(isReplaced ? 1 : 0);
        assertThat(stored().text("status")).isEqualTo(isReplaced ? "Succeeded" : "Deploying");
    }

    @ParameterizedTest
    @CsvSource({"newer,false", "replace,true"})
    void keepsWhatIsFurtherAlongUnlessEverythingIsReplaced(String onConflict, boolean isReplaced) {
        importing("", record("Succeeded", START + FINISH + ",\"labels\":{\"team\":\"blue\"}"));

        importing("?onConflict=" + onConflict, record("Deploying", START));

        assertThat(stored().text("status")).isEqualTo(isReplaced ? "Deploying" : "Succeeded");
        assertThat(stored().text("finishedAt")).isEqualTo(isReplaced ? "null" : "2026-03-25T10:05:00Z");
        assertThat(stored().text("labels")).isEqualTo(isReplaced ? "absent" : "{\"team\":\"blue\"}");
    }

    @Test
    void comparesWhatReadersSee() {
        importing("", record("Failed", START + ",\"labels\":{\"a\":\"1\",\"b\":\"2\"}"));

        assertThat(importing(
                                "",
                                record(
                                                "Failed",
                                                ",\"startedAt\":\"2026-03-25T12:00:00+02:00\",\"labels\":{\"b\":\"2\",\"a\":\"1\"}")
                                        .replace("abcdef1", "ABCDEF1"))
                        .json()
                        .get("unchanged")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void namesTheLabelThatDiffers() {
        importing("", record("Failed", START + ",\"labels\":{\"a\":\"1\",\"b\":\"2\"}"));

        assertThat(importing("", record("Failed", START + ",\"labels\":{\"a\":\"1\",\"c\":\"3\"}"))
                        .json()
                        .at("/differing/0/fields")
                        .toString())
                .isEqualTo("[{\"field\":\"labels.b\",\"stored\":\"2\",\"sent\":null},"
                        + "{\"field\":\"labels.c\",\"stored\":null,\"sent\":\"3\"}]");
    }

    @Test
    void comparesRecordsOfOneFile() {
        Answer answer = importing(
                "?onConflict=newer",
                record("Building", START) + "\n" + record("Succeeded", START + FINISH) + "\n"
                        + record("Queued", START));

        assertThat(answer.json().get("imported").intValue()).isEqualTo(1);
        assertThat(answer.json().get("differingCount").intValue()).isEqualTo(2);
        assertThat(answer.json().get("replaced").intValue()).isEqualTo(1);
        assertThat(stored().text("status")).isEqualTo("Succeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "success,     Succeeded",
        "SUCCEEDED,   Succeeded",
        "in_progress, Deploying",
        "failure,     Failed",
        "error,       Failed",
        "pending,     Queued",
        "rolled_back, RolledBack",
        "Rollback,    RolledBack",
        "Suceeded,    Succeeded"
    })
    void warnsOfStatusThatIsNone(String status, String likely) {
        Answer answer = importing("", record(status, START));

        assertThat(answer.json().get("imported").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/warnings/0/line").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/warnings/0/field").stringValue()).isEqualTo("status");
        assertThat(answer.json().at("/warnings/0/message").stringValue())
                .contains("\"" + status + "\"", "did you mean " + likely + "?", "statusMap=" + status + ":" + likely);
        assertThat(stored().text("status")).isEqualTo(status);
    }

    @Test
    void mapsStatuses() {
        Answer answer =
                importing("?statusMap=success:Succeeded,%20Job:Failure%20:Failed", record("SUCCESS", START + FINISH));

        assertThat(answer.json().get("warningCount").intValue()).isZero();
        assertThat(stored().text("status")).isEqualTo("Succeeded");
    }

    @Test
    void mapsWhatWasImportedWithoutMap() {
        String record = record("success", START).replace("\"id\":\"" + id + "\",", "");
        importing("", record);

        Answer answer = importing("?statusMap=success:Succeeded&onConflict=newer", record);

        assertThat(answer.json().get("replaced").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onConflict=merge",
                "statusMap=success",
                "statusMap=success:Sucess",
                "statusMap=:Succeeded",
                "statusMap=a:Failed,A:Succeeded",
                "conflict=keep"
            })
    void refusesParameterItCantMean(String query) {
        Answer answer = importing("?" + query, record("Queued", START));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.faults()).hasSize(1);
        assertThat(client.get("/api/deployments?serviceName=" + service).json()).isEmpty();
    }

    @Test
    void warnsOfStartsAhead() {
        Answer answer = importing("", record("Queued", ",\"startedAt\":\"2999-03-25T10:00:00Z\""));

        assertThat(answer.json().get("imported").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/warnings/0/field").stringValue()).isEqualTo("startedAt");
        assertThat(answer.json().at("/warnings/0/message").stringValue()).contains("2999-03-25T10:00:00Z", "ahead");
    }

    @Test
    void listsTheFirstThousandWarnings() {
        Answer answer =
                importing("", (record("success", START).replace("\"id\":\"" + id + "\",", "") + "\n").repeat(1_001));

        assertThat(answer.json().get("warningCount").intValue()).isEqualTo(1_001);
        assertThat(answer.json().get("warnings")).hasSize(1_000);
        assertThat(answer.json().get("unchanged").intValue()).isEqualTo(1_000);
    }

    private String record(String status, String more) {
        return Samples.deployment(service, status, more).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
    }

    private Answer stored() {
        return client.get("/api/deployments/" + id);
    }

    private Answer importing(String query, String file) {
        return client.send(
                "POST",
                "/api/deployments/import" + query,
                file.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
    }
}
