package io.deployinsights.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OnSharedServer.class)
public class ChangingTests {

    private final Client client;
    private final String service = Samples.service();

    protected ChangingTests(RunningRegistry registry) {
        client = registry.client();
    }

    @Test
    void patchesWhatAPipelineStepReports() {
        String path = client.created(Samples.queued(service));

        assertThat(client.patch(path, "{\"status\":\"Building\"}").text("finishedAt"))
                .isEqualTo("null");
        Answer answer = client.patch(path, "{\"status\":\"Succeeded\",\"url\":\"https://ci/1\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Instant.parse(answer.text("finishedAt"))).isAfterOrEqualTo(answer.text("startedAt"));
        assertThat(answer.text("url")).isEqualTo("https://ci/1");
        assertThat(client.get(path).body()).isEqualTo(answer.body());
        assertThat(client.get(path).header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @Test
    void removesWithNull() {
        String path = client.created(Samples.deployment(
                service,
                "Queued",
                ",\"pullRequestNumber\":7,\"url\":\"https://ci/1\",\"labels\":{\"a\":\"1\",\"b\":\"2\"}"));

        Answer answer =
                client.patch(path, "{\"pullRequestNumber\":null,\"url\":null,\"labels\":{\"a\":null,\"c\":\"3\"}}");

        assertThat(answer.text("pullRequestNumber")).isEqualTo("null");
        assertThat(answer.text("url")).isEqualTo("absent");
        assertThat(answer.text("labels")).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "id, id: can't be changed",
        "serviceName, serviceName: is null and can't be removed",
        "startedAt, startedAt: is null and can't be removed",
        "color, color: is no field of a deployment"
    })
    void refusesPatch(String field, String explanation) {
        String path = client.created(Samples.queued(service));

        Answer answer = client.patch(path, "{\"" + field + "\":null}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults().getFirst()).startsWith(explanation);
    }

    @Test
    void recordsTheTimeOfARollback() {
        String path = client.created(Samples.deployment(
                service,
                "Succeeded",
                ",\"startedAt\":\"2026-03-25T10:00:00Z\",\"finishedAt\":\"2026-03-25T10:05:00Z\""));

        Answer answer = client.patch(path, "{\"status\":\"RolledBack\"}");

        assertThat(answer.text("finishedAt")).isEqualTo("2026-03-25T10:05:00Z");
        assertThat(Instant.parse(answer.text("rolledBackAt")))
                .isAfter(Instant.now().minusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "recordedBy", "attested", "voided", "SOURCE"})
    void ignoresWhatOnlyTheRegistrySays(String property) {
        String sent = ",\"" + property + "\":\"somebody\"";
        String path = client.created(Samples.deployment(service, "Queued", sent));

        assertThat(client.put(path, Samples.deployment(service, "Building", sent))
                        .text("source"))
                .isEqualTo("api");
        assertThat(client.patch(path, "{" + sent.substring(1) + "}").text("source"))
                .isEqualTo("api");
    }

    @Test
    void recordsWhatNobodyKnows() {
        String known = Samples.queued(service);
        String unknown = known.replaceFirst(",\"deploymentType\":\"Tag\"", "")
                .replace("\"alice.jensen\"", "null")
                .replace("abcdef1", "0".repeat(40));
        String path = client.created(unknown);

        assertThat(client.get(path).body())
                .contains("\"deploymentType\":null", "\"deployedBy\":null", "\"commitSha\":null");
        assertThat(client.put(path, known).text("deploymentType")).isEqualTo("Tag");
        assertThat(client.put(path, unknown).text("deployedBy")).isEqualTo("null");
        assertThat(client.patch(path, "{\"commitSha\":\"abcdef1\",\"deploymentType\":null}")
                        .text("commitSha"))
                .isEqualTo("abcdef1");
    }

    @Test
    void changesOnlyTheLabelsThatAreNamed() {
        String path = client.created(Samples.deployment(
                service, "Queued", ",\"labels\":{\" u\u0308ber \":\"x\",\"team\":\"a\",\"b\":\"c\"}"));

        Answer answer = client.patch(path, "{\"labels\":{\"\u00fcber\":null,\" team\":\" d \"}}");

        assertThat(answer.text("labels")).isEqualTo("{\"team\":\"d\",\"b\":\"c\"}");
    }

    @Test
    void leavesTimesAloneWhenNothingEnds() {
        String path = client.created(Samples.deployment(
                service,
                "Succeeded",
                ",\"startedAt\":\"2026-03-25T10:00:00Z\",\"finishedAt\":\"2026-03-25T10:05:00Z\""));

        Answer answer = client.patch(path, "{\"status\":\"Succeeded\",\"version\":\"2.0.0\"}");

        assertThat(answer.text("finishedAt")).isEqualTo("2026-03-25T10:05:00Z");
    }

    @Test
    void replacesAllButIdAndStart() {
        String path = client.created(Samples.deployment(
                service,
                "Queued",
                ",\"startedAt\":\"2026-03-25T10:00:00Z\",\"url\":\"https://ci/1\",\"pullRequestNumber\":7"));

        Answer answer = client.put(
                path,
                Samples.deployment(service, "Deploying", ",\"version\":\"2\"").replace("\"version\":\"1.0.0\",", ""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(path).endsWith(answer.text("id"));
        assertThat(answer.text("startedAt")).isEqualTo("2026-03-25T10:00:00Z");
        assertThat(answer.text("version")).isEqualTo("2");
        assertThat(answer.text("pullRequestNumber")).isEqualTo("null");
        assertThat(answer.text("url")).isEqualTo("absent");
    }

    @Test
    void changesNothingWhenPutIsRepeated() {
        String path = client.created(Samples.queued(service));
        String body = Samples.deployment(service, "Succeeded", "");
        Answer first = client.put(path, body);

        Answer again = client.put(path, body);

        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void refusesPutThatGoesBack() {
        String path = client.created(Samples.deployment(service, "Deploying", ""));

        Answer answer = client.put(path, Samples.queued(service));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("detail"))
                .isEqualTo("A deployment that is Deploying can't become Queued; it can become Succeeded, Failed,"
                        + " RolledBack, Cancelled. A record that is wrong is corrected by importing the right"
                        + " one under its id: POST /api/deployments/import?onConflict=replace.");
    }

    @Test
    void demandsTheStateThatWasRead() {
        String path = client.created(Samples.queued(service));
        String etag = client.get(path).header("ETag");

        assertThat(client.patch(path, "{\"version\":\"2\"}", "If-Match", "\"other\"")
                        .status())
                .isEqualTo(412);
        assertThat(client.patch(path, "{\"version\":\"2\"}", "If-Match", "W/" + etag)
                        .status())
                .isEqualTo(412);
        assertThat(client.patch(path, "{\"version\":\"2\"}", "If-Match", "nonsense")
                        .status())
                .isEqualTo(412);
        assertThat(client.patch(path, "{\"version\":\"2\"}", "If-Match", "\"other\", " + etag)
                        .status())
                .isEqualTo(200);
        assertThat(client.patch(path, "{\"version\":\"3\"}", "If-Match", etag).status())
                .isEqualTo(412);
        assertThat(client.put(path, Samples.queued(service), "If-Match", etag).status())
                .isEqualTo(412);
        assertThat(client.put(path, Samples.queued(service), "If-Match", "*").status())
                .isEqualTo(200);
    }
}
