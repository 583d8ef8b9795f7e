package io.deployinsights.insights.metric.failure;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailureEpisodesTests {

    private static final DeploymentHistory HISTORY = history("""
        api  production  Failed      2026-03-01T10:00:00  2026-03-01T10:10:00  version=2 by=ann
        api  production  Failed      2026-03-01T11:00:00  2026-03-01T11:10:00  version=3 by=ann
        api  production  Succeeded   2026-03-01T12:00:00  2026-03-01T12:10:00  version=4 by=bob
        api  production  RolledBack  2026-03-02T10:00:00  2026-03-02T10:05:00  version=5 by=ann rolledBack=2026-03-02T10:35:00
        web  staging     Failed      2026-03-03T10:00:00  2026-03-03T10:10:00  version=1 by=ann
        web  staging     Failed      2026-03-04T10:00:00  2026-03-04T10:10:00  version=2 by=ann
        web  staging     Succeeded   2026-03-05T10:00:00  2026-03-05T10:10:00  version=3 by=bob
        """);

    @Test
    void sayWhatFailedAndWhatEndedIt() {
        var results = results(Query.ALL);

        assertThat(results)
                .containsExactly(
                        new FailureEpisodes.Result(
                                "api",
                                "production",
                                event("4", "5", "RolledBack", "ann", "2026-03-02T10:00:00Z", "2026-03-02T10:05:00Z"),
                                event("4", "5", "RolledBack", "ann", "2026-03-02T10:00:00Z", "2026-03-02T10:35:00Z"),
                                1800.0,
                                1),
                        new FailureEpisodes.Result(
                                "api",
                                "production",
                                event("1", "2", "Failed", "ann", "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z"),
                                event("3", "4", "Succeeded", "bob", "2026-03-01T12:00:00Z", "2026-03-01T12:10:00Z"),
                                7200.0,
                                2),
                        new FailureEpisodes.Result(
                                "web",
                                "staging",
                                event("5", "1", "Failed", "ann", "2026-03-03T10:00:00Z", "2026-03-03T10:10:00Z"),
                                event("7", "3", "Succeeded", "bob", "2026-03-05T10:00:00Z", "2026-03-05T10:10:00Z"),
                                172_800.0,
                                2));
    }

    @Test
    void belongToTheWindowOfTheirEndOrAreOpenAtItsEnd() {
        assertThat(results(Query.ALL.during(window("2026-03-02", "2026-03-04"))))
                .extracting(
                        result -> result.opened().deploymentId(),
                        FailureEpisodes.Result::ended,
                        FailureEpisodes.Result::seconds,
                        FailureEpisodes.Result::failures)
                .satisfiesExactly(
                        rolledBack -> assertThat(rolledBack.toList()).startsWith("4"),
                        open -> assertThat(open).isEqualTo(tuple("5", null, null, 1)));
        assertThat(results(Query.ALL.during(window("2026-03-04", "2026-03-05"))))
                .extracting(FailureEpisodes.Result::failures)
                .containsExactly(2);
        assertThat(results(Query.ALL.during(window("2026-03-05", "2026-03-07"))))
                .extracting(FailureEpisodes.Result::seconds)
                .containsExactly(172_800.0);
    }

    @Test
    void belongToWhoEndedThem() {
        var bob = new Query(Set.of(), Set.of(), Set.of(), Set.of("bob"), Window.ALL);

        assertThat(results(bob)).extracting(FailureEpisodes.Result::serviceName).containsExactly("api", "web");
        assertThat(results(bob)).extracting(FailureEpisodes.Result::failures).containsExactly(2, 2);
    }

    @Test
    void leaveOutWhatTheRecoveryTimeLeavesOut() {
        var measurement = new FailureEpisodes()
                .measure(history("api production Failed 2026-03-01T10:00:00 2026-03-01T09:00:00"), Query.ALL);

        assertThat(measurement.results()).isEmpty();
        assertThat(measurement.excluded()).isEqualTo(Map.of(Reason.NEGATIVE_DURATION, 1L));
    }

    private static List<FailureEpisodes.Result> results(Query query) {
        return new FailureEpisodes().measure(HISTORY, query).results();
    }

    private static Window window(String from, String to) {
        return new Window(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"), ZoneOffset.UTC);
    }

    private static FailureEpisodes.Event event(
            String id, String version, String status, String by, String start, String at) {
        return new FailureEpisodes.Event(id, version, status, by, Instant.parse(start), Instant.parse(at));
    }
}
