package io.deployinsights.insights.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the OpenAPI document are what the service answers, for a registry of six deployments. */
class ExamplesTests {

    /** Relative to the module, where Maven runs its tests. */
    private static final Path RECORDED = Path.of("src/main/resources/openapi");

    private static final String REFRESH =
            "scripts/mvn -pl insights-service test -Dtest=ExamplesTests -Dopenapi.refresh=true";

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(SixDeployments.JSON);

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url());

    /** The service after its registry has gone. */
    @AutoClose
    private static final RunningInsights ALONE = RunningInsights.before(gone());

    @ParameterizedTest
    @CsvSource(delimiterString = " from ", textBlock = """
        dataQuality    from /insights/data-quality?to=2026-03-27
        deployments    from /insights/deployments?metric=lead-time&role=excluded&to=2026-03-27
        drift          from /insights/drift?to=2026-03-25
        episodes       from /insights/episodes?to=2026-03-27
        failureRate    from /insights/failure-rate?to=2026-03-27&environment=production
        frequency      from /insights/frequency?from=2026-03-25&to=2026-03-27&tz=Europe/Berlin
        latest         from /insights/latest?to=2026-03-27&environment=production
        leadTime       from /insights/lead-time?to=2026-03-27
        recoveryTime   from /insights/recovery-time?to=2026-03-27&environment=production
        reworkRate     from /insights/rework-rate?to=2026-03-27&environment=production
        timeBetweenDeployments from /insights/time-between-deployments?to=2026-03-27
        summary        from /insights/summary?from=2026-03-25&to=2026-03-27&environment=production
        """)
    void areAnswers(String operation, String path) throws IOException {
        assertRecorded(operation + ".json", INSIGHTS.get(path).body());
        assertRecorded(
                operation + ".csv", INSIGHTS.get(path, "Accept", "text/csv").body());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        badge.svg,        /badges/auth-proxy/frequency.svg?from=2026-03-23&to=2026-03-27&environment=production
        health.json,      /health
        problem-400.json, /insights/lead-time?environmnt=production&from=yesterday
        problem-404.json, /badges/auth-proxy/speed.svg
        problem-406.json, /insights/lead-time
        """)
    void areAnswersToOthers(String file, String path) throws IOException {
        var accept = file.contains("406") ? "image/png" : "application/json";

        assertRecorded(file, INSIGHTS.get(path, "Accept", accept).body());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        health-503,  /health
        problem-503, /insights/lead-time
        """)
    void areAnswersWithoutTheRegistry(String name, String path) throws IOException {
        assertRecorded(name + ".json", ALONE.get(path).body());
    }

    private static void assertRecorded(String file, String answer) throws IOException {
        var recorded = RECORDED.resolve(file);
        var example = alwaysTheSame(answer);
        if (Boolean.getBoolean("openapi.refresh")) {
            Files.writeString(recorded, example);
        }
        assertThat(recorded)
                .as(
                        "%s is no answer of the service; this writes it anew, then openapi.json is next: %s",
                        recorded, REFRESH)
                .exists()
                .content()
                .isEqualToNormalizingNewlines(example);
    }

    /** But for when it was asked, where the registry is, and how lines end, which would make the files others on other machines. */
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

    private static URI gone() {
        try (var registry = new StandInRegistry()) {
            return registry.url();
        }
    }
}
