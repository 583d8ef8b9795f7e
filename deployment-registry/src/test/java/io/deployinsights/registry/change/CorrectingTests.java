package io.deployinsights.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A correction of what was recorded wrong destroys nothing that was right. */
class CorrectingTests {

    private final Client client = RunningRegistry.shared().client();
    private final String service = Samples.service();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "success,   2026-11-01T10:05:00Z, PATCH, {\"status\":\"Succeeded\"}",
                "Deploying, 2026-11-01T10:05:00Z, PATCH, {\"status\":\"Succeeded\"}",
                "Succeeded, 2026-11-01T10:05:00Z, PATCH, {\"version\":\"2\"}",
                "Succeeded, ,                     PATCH, {\"version\":\"2\"}",
                "success,   ,                     PATCH, {\"status\":\"Succeeded\"}",
                "success,   2026-11-01T10:05:00Z, PUT,   {\"status\":\"Succeeded\"}",
                "Deploying, 2026-11-01T10:05:00Z, PUT,   {\"status\":\"Succeeded\"}",
                "Deploying, 2026-11-01T10:05:00Z, PUT,   {\"status\":\"Deploying\"}",
                "success,   2026-11-01T10:05:00Z, PUT,   {\"status\":\"success\"}",
                "Succeeded, ,                     PUT,   {\"status\":\"Succeeded\"}",
                "success,   ,                     PUT,   {\"status\":\"Succeeded\"}",
                "Succeeded, 2026-11-01T10:05:00Z, PUT,   {\"status\":\"RolledBack\"}"
            })
    void keepsTheFinishThroughACorrection(String status, @Nullable String finish, String method, String change) {
        String path = imported(status, finish);
        String before = client.get(path).text("finishedAt");

        Answer answer = method.equals("PATCH")
                ? client.patch(path, change)
                : client.put(path, Samples.deployment(service, "x", "").replace("\"status\":\"x\"", body(change)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("finishedAt")).isEqualTo(before);
        assertThat(answer.text("startedAt")).isEqualTo("2026-11-01T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startedAt", "finishedAt", "committedAt", "rolledBackAt"})
    void takesTheDefaultOfDotnetForNoTime(String field) {
        String none = ",\"" + field + "\":\"0001-01-01T00:00:00\"";
        String path = client.created(Samples.deployment(service, "RolledBack", none));
        String created = client.get(path).body();
        Answer put = client.put(path, Samples.deployment(service, "RolledBack", none));
        Answer patched = client.patch(path, "{" + none.substring(1) + "}");
        Answer imported =
                client.post("/api/deployments/import", Samples.deployment(Samples.service(), "RolledBack", none));

        assertThat(created).doesNotContain("0001");
        assertThat(put.body()).isEqualTo(created);
        assertThat(patched.body()).isEqualTo(created);
        assertThat(imported.json().get("imported").intValue()).isEqualTo(1);
    }

    @Test
    void refusesToForgetWhenADeploymentFinished() {
        String path = imported("Succeeded", "2026-11-01T10:05:00Z");
        String whole = Samples.deployment(service, "Succeeded", ",\"finishedAt\":null");

        for (Answer answer : List.of(client.patch(path, "{\"finishedAt\":null}"), client.put(path, whole))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.faults())
                    .containsExactly(
                            "finishedAt: is null, and a deployment that is Succeeded has finished; allowed is a"
                                    + " time, or to leave it out, which keeps 2026-11-01T10:05:00Z");
        }
        assertThat(client.get(path).text("finishedAt")).isEqualTo("2026-11-01T10:05:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"0001-01-01T00:00:00\"", "\"0001-01-01T00:00:00.0000000+00:00\""})
    void endsWhatIsSentWithNoTime(String none) {
        String path = client.created(Samples.deployment(service, "Deploying", ""));

        Answer answer = client.put(path, Samples.deployment(service, "Succeeded", ",\"finishedAt\":" + none));

        assertThat(Instant.parse(answer.text("finishedAt")))
                .isAfter(Instant.now().minusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"success, 2026-11-01T10:05:00Z", "Succeeded, ", "Deploying, 2026-11-01T10:05:00Z", "Queued, "})
    void putsBackWhatWasRead(String status, @Nullable String finish) {
        String path = imported(status, finish);
        Answer read = client.get(path);

        Answer answer = client.put(path, read.body().replace("\"1.0.0\"", "\"1.0.1\""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(read.body().replace("\"1.0.0\"", "\"1.0.1\""));
    }

    @Test
    void judgesNoStartThatStays() {
        String id = "%024x".formatted(System.nanoTime());
        client.post(
                "/api/deployments/import",
                Samples.deployment(service, "Queued", ",\"startedAt\":\"2999-01-01T00:00:00Z\",\"id\":\"" + id + '"'));
        String path = "/api/deployments/" + id;

        assertThat(client.patch(path, "{\"version\":\"2\"}").status()).isEqualTo(200);
        assertThat(client.patch(path, "{\"startedAt\":\"2999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.patch(path, "{\"startedAt\":\"2998-01-01T00:00:00Z\"}")
                        .faults()
                        .getFirst())
                .startsWith("startedAt: is 2998-01-01T00:00:00Z, more than 5 minutes ahead of the registry's clock");
        assertThat(client.put(path, Samples.deployment(service, "Queued", ",\"startedAt\":\"2998-01-01T00:00:00Z\""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void knowsWhereARecordCameFrom() {
        assertThat(client.get(imported("Succeeded", null)).text("source")).isEqualTo("import");
    }

    private String imported(String status, @Nullable String finish) {
        String id = "%024x".formatted(System.nanoTime());
        client.post(
                "/api/deployments/import",
                Samples.deployment(
                        service,
                        status,
                        ",\"id\":\"%s\",\"startedAt\":\"2026-11-01T10:00:00Z\"%s"
                                .formatted(id, finish == null ? "" : ",\"finishedAt\":\"" + finish + '"')));
        return "/api/deployments/" + id;
    }

    private static String body(String object) {
        return object.substring(1, object.length() - 1);
    }
}
