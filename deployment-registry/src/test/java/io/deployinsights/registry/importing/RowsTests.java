package io.deployinsights.registry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as spreadsheets write it, and as the registry itself does. */
@ExtendWith(OnSharedServer.class)
public class RowsTests {

    private static final String HEADER = "serviceName,version,environment,status,startedAt,pullRequestNumber";

    private final Client client;
    private final String service = Samples.service();

    protected RowsTests(RunningRegistry registry) {
        client = registry.client();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void takesEverySeparator(String separator) {
        String file = (HEADER + "\r\n" + row("1") + "\r\n\r\n" + row("2") + "\r\n").replace(",", separator);

        Answer answer = importing("\uFEFF" + file);

        assertThat(answer.json().get("imported").intValue()).as(answer.body()).isEqualTo(2);
        assertThat(stored().at("/0/pullRequestNumber").intValue()).isEqualTo(7);
        assertThat(stored().at("/0/deployedBy").isNull()).isTrue();
    }

    @Test
    void takesNamesInAnyCaseAndLabelsOneByOne() {
        importing("SERVICENAME,Version,environment,STATUS,labels.team,Labels.hotFix\n%s,\"1,\n2\",a,Failed,blue,yes\n"
                .formatted(service)
                .replace("\"1,\n2\"", "\"1, 2\""));

        assertThat(stored().at("/0/version").stringValue()).isEqualTo("1, 2");
        assertThat(stored().at("/0/labels").toString()).isEqualTo("{\"team\":\"blue\",\"hotFix\":\"yes\"}");
    }

    @Test
    void takesTheSeparatorThatAFirstLineNames() {
        assertThat(importing("sep=;\r\n" + (HEADER + "\r\n" + row("1")).replace(',', ';'))
                        .json()
                        .get("imported")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void recognizesCsvThatIsSentAsSomethingElse() {
        Answer answer = client.send(
                "POST",
                "/api/deployments/import",
                (HEADER + "\n" + row("1")).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");

        assertThat(answer.json().get("imported").intValue()).isEqualTo(1);
    }

    @Test
    void recognizesJsonThatIsSentAsCsv() {
        assertThat(importing("[\n" + Samples.queued(service) + "\n]")
                        .json()
                        .get("imported")
                        .intValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"x|broken",
                "x\",y|environment",
                "x,\"y\"z,|broken",
                "x,1,a,Failed,,,,,,,1|values",
                "x,1,a,Failed,yesterday,|startedAt",
                ",1,a,Failed,,|serviceName"
            })
    void losesOnlyTheBadRow(String bad, String reason) {
        Answer answer = importing(String.join("\n", HEADER, row("1"), bad, row("2"), row("3")));

        assertThat(answer.json().get("imported").intValue()).as(answer.body()).isEqualTo(3);
        assertThat(answer.json().get("rejectedCount").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/rejected/0/line").intValue()).isEqualTo(3);
        assertThat(answer.json().at("/rejected/0").toString()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serviceNam,version,environment,status|serviceNam|serviceName",
                "serviceName,version,environment,status,Foo|Foo|did you mean",
                "serviceName,version,environment,status,VERSION|VERSION|twice",
                "serviceName,version,environment|status|missing"
            })
    void namesWhatIsWrongWithTheHeaderOnce(String header, String column, String reason) {
        Answer answer = importing(header + "\n" + row("1") + "\n" + row("2"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("rejectedCount").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/rejected/0/line").intValue()).isEqualTo(1);
        assertThat(answer.faults()).anyMatch(fault -> fault.startsWith(column + ": ") && fault.contains(reason));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "windows-1252"})
    void saysWhichCharactersItTakes(String charset) {
        byte[] file = ("\uFEFF" + HEADER + "\n" + row("é"))
                .replace(charset.startsWith("w") ? "\uFEFF" : "", "")
                .getBytes(Charset.forName(charset));

        Answer answer = client.send("POST", "/api/deployments/import", file, "Content-Type", "text/csv");

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("detail")).contains("UTF-8");
    }

    /** Whatever the registry takes: written as CSV and read again it is unchanged. */
    @Test
    void takesBackWhatItWrites() {
        Random random = new Random(42);
        String lines = IntStream.range(0, 500)
                .mapToObj(number -> record(number, random))
                .collect(Collectors.joining("\n"));
        Answer first = client.send(
                "POST",
                "/api/deployments/import",
                lines.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
        assertThat(first.json().get("imported").intValue()).as(first.body()).isEqualTo(500);

        Answer csv = client.get("/api/deployments?serviceName=" + service, "Accept", "text/csv");
        Answer again = importing(csv.body());

        assertThat(again.json().get("unchanged").intValue()).as(again.body()).isEqualTo(500);
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"deployments.csv\"");
        assertThat(csv.body()).startsWith("id,");
    }

    @Test
    void marksUtf8ForExcelWhereABrowserSavesTheFile() {
        assertThat(client.get("/api/deployments?limit=1", "Accept", "text/csv", "Sec-Fetch-Mode", "navigate")
                        .body())
                .startsWith("\uFEFFid,");
    }

    private String record(int number, Random random) {
        return "{\"serviceName\":\"%s\",\"version\":%s,\"environment\":%s,\"status\":%s,\"deployedBy\":%s,"
                        .formatted(service, text(random), text(random), text(random), text(random))
                + "\"startedAt\":\"2026-03-25T10:%02d:%02d.%03dZ\",\"labels\":{\"a\":%s,%s:%s},\"pullRequestNumber\":%d}"
                        .formatted(
                                number % 60,
                                number / 60,
                                number,
                                text(random),
                                "\"key-" + text(random).substring(1),
                                text(random),
                                number + 1);
    }

    /** Of what could be taken for something else in a CSV. */
    private static String text(Random random) {
        List<String> parts = List.of(
                "=", "+", "-", "@", "'", "\\\"", ",", ";", "|", "a", "é", "🚀", " b", "＝", "{", "1", "sep=", "\\\\",
                "null", "#");
        return '"'
                + "%s%s"
                        .formatted(
                                random.ints(1 + random.nextInt(5), 0, parts.size())
                                        .mapToObj(parts::get)
                                        .collect(Collectors.joining()),
                                "x")
                + '"';
    }

    private String row(String version) {
        return "%s,%s,a,Failed,2026-03-25T10:00:00Z,7".formatted(service, version);
    }

    private tools.jackson.databind.JsonNode stored() {
        return client.get("/api/deployments?serviceName=" + service).json();
    }

    private Answer importing(String file) {
        return client.send(
                "POST",
                "/api/deployments/import",
                file.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv;charset=UTF-8");
    }
}
