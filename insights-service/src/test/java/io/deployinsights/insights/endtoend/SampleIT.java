package io.deployinsights.insights.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.process.BothServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The history of a registry of 75 deployments against figures that were computed without this project's code, straight from the
 * definitions. {@code REGISTRY_SAMPLE} names the file.
 */
@EnabledIfEnvironmentVariable(
        named = "REGISTRY_SAMPLE",
        matches = ".+",
        disabledReason = "REGISTRY_SAMPLE names no file")
class SampleIT {

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before any test, and not there at all where the class is skipped.
    private static BothServices services;

    @BeforeAll
    static void importTheSample() throws Exception {
        services = new BothServices(folder, "--insights.max-staleness=0s");
        var sample = Files.readString(Path.of(System.getenv("REGISTRY_SAMPLE")));

        var imported = services.registry().post("/api/deployments/import", "application/json", sample);

        assertThat(imported.get("imported").asInt()).as("%s", imported).isEqualTo(75);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    void countsDeployments() {
        // Twenty days, from 2026-03-25 to 2026-04-13.
        assertThat(columns("frequency?granularity=monthly&from=2026-03-25&to=2026-04-14", 0, 1, 2, 4))
                .containsExactlyInAnyOrder(
                        "auth-proxy,12,0.6,4.2", "auth-proxy,12,0.6,4.2",
                        "billing-api,13,0.65,4.55", "billing-api,13,0.65,4.55",
                        "notification-worker,13,0.65,4.55", "notification-worker,13,0.65,4.55",
                        "payment-gateway,12,0.6,4.2", "payment-gateway,12,0.6,4.2",
                        "reporting-api,12,0.6,4.2", "reporting-api,12,0.6,4.2",
                        "user-service,13,0.65,4.55", "user-service,13,0.65,4.55");
        assertThat(columns(
                        "frequency?granularity=weekly&serviceName=auth-proxy&from=2026-03-25&to=2026-04-14",
                        1,
                        2,
                        5,
                        6))
                .containsExactly(
                        "12,0.6,2026-03-23,4", "12,0.6,2026-03-30,6", "12,0.6,2026-04-06,2", "12,0.6,2026-04-13,0");
        assertThat(services.insights()
                        .json("/insights/frequency?from=2026-03-25&to=2026-04-14")
                        .at("/results/0/buckets"))
                .hasSize(20);
    }

    @Test
    void measuresLeadTimes() {
        assertThat(columns("lead-time", 0, 1, 3, 6, 7))
                .containsExactly(
                        "auth-proxy,6,1282.0,975.0,1465.0",
                        "billing-api,6,1142.5,914.0,1481.0",
                        "notification-worker,4,868.0,642.0,1487.0",
                        "payment-gateway,7,782.0,615.0,1416.0",
                        "reporting-api,5,1258.0,659.0,1408.0",
                        "user-service,6,908.5,535.0,1111.0");
        assertThat(numbers("lead-time", 2)).containsExactly(1237.833, 1166.667, 966.25, 988.0, 1094.2, 875.5);
        assertThat(numbers("lead-time", 4)).containsExactly(1452.0, 1364.0, 1333.1, 1375.8, 1395.6, 1071.0);
        assertThat(numbers("lead-time", 5)).containsExactly(1458.5, 1422.5, 1410.05, 1395.9, 1401.8, 1091.0);
        assertThat(services.insights()
                        .json("/insights/lead-time")
                        .get("excluded")
                        .toString())
                .isEqualTo("{\"inProgress\":18,\"notSucceeded\":19,\"missingFinish\":4}");
    }

    @Test
    void countsFailures() {
        assertThat(columns("failure-rate", 0, 1, 2, 3, 4))
                .containsExactly(
                        "auth-proxy,production,2,0,0",
                        "auth-proxy,staging,6,0,1",
                        "billing-api,production,5,0,2",
                        "billing-api,staging,5,1,0",
                        "notification-worker,production,5,2,1",
                        "notification-worker,staging,5,0,2",
                        "payment-gateway,production,3,1,0",
                        "payment-gateway,staging,6,1,0",
                        "reporting-api,production,3,1,1",
                        "reporting-api,staging,7,2,1",
                        "user-service,production,7,2,0",
                        "user-service,staging,3,1,0");
        assertThat(numbers("failure-rate", 7))
                .containsExactly(0.0, 0.167, 0.4, 0.2, 0.6, 0.4, 0.333, 0.167, 0.667, 0.429, 0.286, 0.333);
        assertThat(numbers("failure-rate", 8))
                .containsExactly(0.0, 0.03, 0.118, 0.036, 0.231, 0.118, 0.061, 0.03, 0.208, 0.158, 0.082, 0.061);
        assertThat(numbers("failure-rate", 9))
                .containsExactly(0.658, 0.564, 0.769, 0.624, 0.882, 0.769, 0.792, 0.564, 0.939, 0.75, 0.641, 0.792);
    }

    @Test
    void knowsWhatRunsWhere() {
        assertThat(columns("latest", 0, 1, 2, 3, 7, 8))
                .containsExactly(
                        "auth-proxy,production,2.1.5,2026-04-04T09:37:29Z,2.1.8,Queued",
                        "auth-proxy,staging,2.1.6,2026-04-04T16:09:20Z,2.1.9,Deploying",
                        "billing-api,production,3.12.5,2026-04-13T11:11:52Z,3.12.5,Succeeded",
                        "billing-api,staging,3.12.1,2026-04-05T06:07:45Z,3.12.2,Failed",
                        "notification-worker,production,1.8.3,2026-03-27T12:28:40Z,1.9.1,RolledBack",
                        "notification-worker,staging,1.9.2,2026-04-13T17:38:51Z,1.9.2,Succeeded",
                        "payment-gateway,production,4.2.4,2026-03-30T00:09:32Z,4.2.8,Failed",
                        "payment-gateway,staging,4.3.1,2026-04-13T10:34:41Z,4.3.1,Succeeded",
                        "reporting-api,production,1.4.1,2026-04-12T23:07:29Z,1.4.1,Succeeded",
                        "reporting-api,staging,1.4.4,2026-04-13T16:08:37Z,1.4.4,Succeeded",
                        "user-service,production,2.7.2,2026-04-10T17:58:18Z,2.8.0,Queued",
                        "user-service,staging,2.8.1,2026-04-12T21:15:13Z,2.8.1,Succeeded");
    }

    @Test
    void measuresRecoveries() {
        assertThat(columns("recovery-time", 0, 1, 2, 3, 6))
                .containsExactly(
                        "auth-proxy,production,0,,",
                        "auth-proxy,staging,1,965.0,",
                        "billing-api,production,2,1263.5,",
                        "billing-api,staging,0,,2026-04-09T19:51:28Z",
                        "notification-worker,production,2,135571.0,",
                        "notification-worker,staging,1,1390.0,",
                        "payment-gateway,production,0,,2026-04-03T05:37:02Z",
                        "payment-gateway,staging,1,320559.0,",
                        "reporting-api,production,2,363381.0,",
                        "reporting-api,staging,2,364969.0,",
                        "user-service,production,1,245366.0,",
                        "user-service,staging,1,306449.0,");
    }

    /** Some columns of an answer's rows as CSV, which quotes nothing here. */
    private static List<String> columns(String path, int... columns) {
        return rows(path)
                .map(row ->
                        Arrays.stream(columns).mapToObj(column -> row[column]).collect(Collectors.joining(",")))
                .toList();
    }

    /** A column of an answer's rows, rounded to three digits. */
    private static List<Double> numbers(String path, int column) {
        return rows(path)
                .map(row -> Math.round(Double.parseDouble(row[column]) * 1_000) / 1_000.0)
                .toList();
    }

    private static Stream<String[]> rows(String path) {
        return services.insights()
                .get("/insights/" + path, "Accept", "text/csv")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1));
    }
}
