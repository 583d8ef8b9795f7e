package io.deployinsights.registry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files that are laid out in another way than their sender says. */
class LayoutTests {

    private static final String IMPORT = "/api/deployments/import";

    private final Client client = RunningRegistry.shared().client();
    private final String service = Samples.service();

    @Test
    void saysOnceThatPrettyPrintedJsonIsNoNdjson() {
        String pretty = record(1).replace(",", ",\n  ") + "\n";

        Answer answer = importing(pretty + pretty);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("rejectedCount").intValue()).isEqualTo(1);
        assertThat(answer.text("detail")).contains("JSON over several lines", "one object a line", "application/json");
        assertResult(client.post(IMPORT, pretty + pretty), 1, 1, 0);
    }

    @Test
    void takesNdjsonAndSingleObjectsAsJson() {
        assertResult(client.post(IMPORT, record(1)), 1, 0, 0);
        assertResult(client.post(IMPORT, record(2) + "\n{\"broken\n" + record(3)), 2, 0, 1);
    }

    @Test
    void rejectsOnlyTheRecordThatTakesSeveralLines() {
        Answer answer = importing(record(1) + "\n" + record(2).replace(",", ",\n") + "\n" + record(3));

        assertResult(answer, 2, 0, 1);
        assertThat(answer.json().at("/rejected/0/line").intValue()).isEqualTo(2);
        assertThat(answer.body()).contains("over several lines");
    }

    private Answer importing(String file) {
        return client.send(
                "POST", IMPORT, file.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-ndjson");
    }

    private String record(int number) {
        return Samples.deployment(
                service, "Succeeded", ",\"startedAt\":\"2026-03-25T10:00:00Z\",\"pullRequestNumber\":" + (number + 1));
    }

    private static void assertResult(Answer answer, int imported, int unchanged, int rejected) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("imported").intValue()).isEqualTo(imported);
        assertThat(answer.json().get("unchanged").intValue()).isEqualTo(unchanged);
        assertThat(answer.json().get("rejectedCount").intValue()).isEqualTo(rejected);
    }
}
