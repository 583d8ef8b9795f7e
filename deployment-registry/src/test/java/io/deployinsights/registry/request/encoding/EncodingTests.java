package io.deployinsights.registry.request.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTests {

    private static final String IMPORT = "/api/deployments/import";

    private final Client client = RunningRegistry.shared().client();
    private final String service = Samples.service();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip", "identity, gzip"})
    void readsGzipAsTheHeaderSays(String encoding) {
        Answer answer = importing(gzip(records(3)), "Content-Encoding", encoding);

        assertThat(answer.json().get("imported").intValue()).as(answer.body()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/json", "application/gzip", "text/csv"})
    void recognizesGzipByItsFirstBytes(String contentType) {
        Answer answer = client.send("POST", IMPORT, gzip(records(3)), "Content-Type", contentType);

        assertThat(answer.json().get("imported").intValue()).as(answer.body()).isEqualTo(3);
    }

    @Test
    void readsEveryPartOfAFileThatWasAppendedTo() {
        byte[] first = gzip(record(1) + "\n");
        byte[] second = gzip(record(2) + "\n");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(importing(both).json().get("imported").intValue()).isEqualTo(2);
    }

    @Test
    void readsSingleRecordsToo() {
        byte[] gzip = gzip(Samples.queued(service));

        Answer created = client.send(
                "POST", "/api/deployments", gzip, "Content-Type", "application/json", "Content-Encoding", "gzip");
        Answer patched = client.send(
                "PATCH",
                "/api/deployments/" + created.text("id"),
                gzip("{\"status\":\"Failed\"}"),
                "Content-Type",
                "application/merge-patch+json",
                "Content-Encoding",
                "Gzip");

        assertThat(created.status()).isEqualTo(201);
        assertThat(patched.text("status")).isEqualTo("Failed");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,  /api/deployments,                          application/json",
        "POST,  /api/deployments/import,                   application/x-ndjson",
        "PUT,   /api/deployments/69c394ab0f3c5e0012a4b7d1, application/json",
        "PATCH, /api/deployments/69c394ab0f3c5e0012a4b7d1, application/merge-patch+json"
    })
    void namesEncodingThatItDoesntUnderstand(String method, String path, String contentType) {
        Answer answer =
                client.send(method, path, new byte[] {1, 2}, "Content-Type", contentType, "Content-Encoding", "br");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.faults()).containsExactly("Content-Encoding: is \"br\"; allowed is gzip, once, or none");
    }

    @Test
    void saysThatGzipIsCutOffAndKeepsWhatCameBefore() {
        byte[] whole = gzip(records(2_000));

        Answer answer = importing(Arrays.copyOf(whole, whole.length * 2 / 3));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("imported").intValue()).isBetween(500, 1_999);
        assertThat(answer.json().get("rejectedCount").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/rejected/0/errors/0/message").stringValue())
                .contains("cut off");
        assertThat(answer.json().at("/rejected/0/line").intValue()).isGreaterThan(500);
    }

    @Test
    void saysThatGzipIsDamaged() {
        byte[] damaged = gzip(records(2_000));
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 40, (byte) 0x55);

        Answer answer = importing(damaged);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/rejected").toString()).contains("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/deployments", "/api/deployments/import"})
    void saysThatABodyIsNoGzip(String path) {
        Answer answer = client.send(
                "POST",
                path,
                Samples.queued(service).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.text("detail")).contains("not valid gzip");
    }

    /** 200 MB of blanks in 200 KB, and one record of it: neither is kept. */
    @Test
    void staysSmallWhateverComesOutOfIt() {
        byte[] bomb = gzip("{\"serviceName\":\"" + " ".repeat(200_000_000));

        Answer one = client.send("POST", "/api/deployments", bomb, "Content-Type", "application/json");
        Answer many = importing(bomb);

        assertThat(one.status()).isEqualTo(413);
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.text("detail")).contains("larger than the 262,144 bytes");
    }

    private Answer importing(byte[] file, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-ndjson";
        return client.send("POST", IMPORT, file, all);
    }

    private String records(int count) {
        return IntStream.range(0, count).mapToObj(this::record).collect(Collectors.joining("\n"));
    }

    private String record(int number) {
        return Samples.deployment(
                service,
                "Queued",
                ",\"startedAt\":\"2026-03-25T10:00:00Z\",\"pullRequestNumber\":" + (1 + number)
                        + ",\"labels\":{\"hash\":\"" + Integer.toHexString(number * 0x9E3779B9) + "\"}");
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }
}
