package io.deployinsights.insights.web.api;

import static io.deployinsights.insights.web.api.DeclaredApi.ALONE;
import static io.deployinsights.insights.web.api.DeclaredApi.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.web.api.DeclaredApi.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer in the OpenAPI document has an example, which is what the service answers and as its schema says. */
class ExamplesTests {

    private static final String WINDOW = "?from=2026-03-25&to=2026-03-27";

    static Stream<JsonPointer> contents() {
        return DeclaredApi.operations().flatMap(Operation::contents).distinct();
    }

    static Stream<Operation> metrics() {
        return DeclaredApi.operations().filter(operation -> operation.path().matches("/insights/(?!deployments).*"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void areAsTheirSchemasSay(JsonPointer content) {
        var example = DeclaredApi.example(content);

        assertThat(example.isMissingNode()).as("no example at %s", content).isFalse();
        assertThat(DeclaredApi.faults(content.appendProperty("schema"), example))
                .as("%s", content)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void areAnswersOfMetrics(Operation operation) {
        var json = INSIGHTS.get(operation.path() + WINDOW).body();
        var csv = INSIGHTS.get(operation.path() + WINDOW, "Accept", "text/csv").body();

        assertThat(example(operation, "200", "application/json")).isEqualTo(parsed(json));
        assertThat(example(operation, "200", "text/csv").stringValue()).isEqualTo(alwaysTheSame(csv));
        assertThat(csv.lines()).as("an example shows a row").hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /insights/deployments, 200, application/json, /insights/deployments?metric=lead-time&role=excluded&to=2026-03-27
        /health, 200, application/json, /health
        /insights/lead-time, 400, application/problem+json, /insights/lead-time?environmnt=production&from=yesterday
        /badges/{serviceName}/{metric}.svg, 404, application/problem+json, /badges/auth-proxy/speed.svg
        """)
    void areAnswers(String operation, String status, String type, String path) {
        assertThat(example(new Operation(operation), status, type))
                .isEqualTo(parsed(INSIGHTS.get(path).body()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /insights/deployments, 200, text/csv, /insights/deployments?metric=lead-time&role=excluded&to=2026-03-27
        /badges/{serviceName}/{metric}.svg, 200, image/svg+xml, \
        /badges/auth-proxy/frequency.svg?from=2026-03-23&to=2026-03-27&environment=production
        """)
    void areTexts(String operation, String status, String type, String path) {
        var body = INSIGHTS.get(path, "Accept", type).body();

        assertThat(example(new Operation(operation), status, type).stringValue())
                .isEqualTo(alwaysTheSame(body));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /health, application/json, /health
        /insights/lead-time, application/problem+json, /insights/lead-time
        """)
    void areAnswersWithoutTheRegistry(String operation, String type, String path) {
        assertThat(example(new Operation(operation), "503", type))
                .isEqualTo(parsed(ALONE.get(path).body()));
    }

    @ParameterizedTest
    @CsvSource("/insights/lead-time, image/png")
    void areAnswersToReadersOfOtherTypes(String path, String accepted) {
        assertThat(example(new Operation(path), "406", "application/problem+json"))
                .isEqualTo(parsed(INSIGHTS.get(path, "Accept", accepted).body()));
    }

    private static JsonNode example(Operation operation, String status, String type) {
        return DeclaredApi.example(
                operation.answer(status).appendProperty("content").appendProperty(type));
    }

    private static JsonNode parsed(String answer) {
        return JsonMapper.shared().readTree(alwaysTheSame(answer));
    }

    /** But for when it was asked, where the registry is, and how lines end. */
    private static String alwaysTheSame(String answer) {
        return answer.replaceFirst("\"(asOf|timestamp)\":\"[^\"]+\"", "\"$1\":\"2026-04-14T09:00:00Z\"")
                        .replaceFirst(
                                "\"correlationId\":\"[^\"]+\"",
                                "\"correlationId\":\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"")
                        .replaceAll("127\\.0\\.0\\.1:\\d+", "localhost:5176")
                        .replace("\r\n", "\n")
                        .strip()
                + "\n";
    }
}
