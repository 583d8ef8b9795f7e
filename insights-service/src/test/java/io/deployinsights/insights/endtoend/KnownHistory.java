package io.deployinsights.insights.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deployinsights.insights.process.ServiceClient;

/** Four deployments of two services, and their numbers, computed by hand; other services may be there as well. */
final class KnownHistory {

    private static final String DEPLOYMENTS = """
        {"serviceName":"alpha","version":"1.0","environment":"production","deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-01T10:00:00Z","finishedAt":"2026-04-01T10:20:00Z","commitSha":"aaaaaaa","pullRequestNumber":null}
        {"serviceName":"alpha","version":"1.1","environment":"production","deploymentType":"Tag","status":"Failed","deployedBy":"bob","startedAt":"2026-04-02T10:00:00Z","finishedAt":"2026-04-02T10:30:00Z","commitSha":"bbbbbbb","pullRequestNumber":null}
        {"serviceName":"alpha","version":"1.2","environment":"production","deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-02T11:00:00Z","finishedAt":"2026-04-02T11:10:00Z","commitSha":"ccccccc","pullRequestNumber":12,"labels":{"hotfix":"true"}}
        {"serviceName":"beta","version":"0.1","environment":"staging","deploymentType":"Branch","status":"Building","deployedBy":"carol","startedAt":"2026-04-03T10:00:00Z","finishedAt":null,"commitSha":"ddddddd","pullRequestNumber":null}
        """;

    private static final String THEIRS = "serviceName=alpha&serviceName=beta";

    private KnownHistory() {}

    static void record(ServiceClient registry) {
        var imported = registry.post("/api/deployments/import", "application/x-ndjson", DEPLOYMENTS);

        assertThat(imported.get("imported").asInt()).as("%s", imported).isEqualTo(4);
    }

    static void assertTold(ServiceClient insights) {
        assertResults(insights, "frequency?granularity=weekly&serviceName=alpha&from=2026-04-01&to=2026-04-04", """
            [{"serviceName":"alpha","total":3,"perDay":1.0,"succeededPerDay":0.6666666666666666,"perWeek":7.0,"buckets":[\
            {"start":"2026-03-30","deployments":3,"succeeded":2,"failed":1,"rolledBack":0,"inProgress":0,"cancelled":0}]}]\
            """);
        assertResults(insights, "lead-time?serviceName=alpha", """
            [{"serviceName":"alpha","deployments":2,"averageSeconds":900.0,"medianSeconds":900.0,"p90Seconds":1140.0,\
            "p95Seconds":1170.0,"minSeconds":600.0,"maxSeconds":1200.0}]\
            """);
        assertResults(insights, "rework-rate?environment=production&" + THEIRS, """
            [{"serviceName":"alpha","environment":"production","deployments":2,"rework":1,"reworkRate":0.5}]\
            """);
        assertResults(insights, "recovery-time?environment=production&" + THEIRS, """
            [{"serviceName":"alpha","environment":"production","recoveries":1,"averageSeconds":2400.0,"medianSeconds":2400.0,\
            "p90Seconds":2400.0,"open":null,"openEpisodes":0}]\
            """);
        assertThat(insights.json("/insights/summary?environment=production&" + THEIRS)
                        .at("/results/3/value")
                        .asDouble())
                .isEqualTo(2400);
        assertThat(insights.json("/insights/failure-rate?" + THEIRS)
                        .at("/results/0/changeFailureRate")
                        .asDouble())
                .isCloseTo(1.0 / 3, within(1e-12));
        var latest = insights.json("/insights/latest?" + THEIRS);
        assertThat(latest.at("/results/0/version").asString()).isEqualTo("1.2");
        assertThat(latest.get("stale").asBoolean()).isFalse();
        assertThat(insights.json("/insights/data-quality?" + THEIRS)
                        .at("/results/7/deployments")
                        .asInt())
                .isEqualTo(1);
        assertThat(insights.get("/insights/deployments?metric=lead-time&" + THEIRS, "Accept", "text/csv")
                        .body()
                        .lines())
                .hasSize(3);
        assertThat(insights.json("/insights/deployments?metric=lead-time&role=excluded&" + THEIRS)
                        .get("results"))
                .hasSize(2);
    }

    private static void assertResults(ServiceClient insights, String path, String expected) {
        assertThat(insights.json("/insights/" + path).get("results").toString()).isEqualTo(expected);
    }
}
