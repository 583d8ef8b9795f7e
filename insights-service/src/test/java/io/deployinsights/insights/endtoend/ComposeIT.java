package io.deployinsights.insights.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.process.Composition;
import io.deployinsights.insights.process.ServiceClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The images as they are built, started as the README says, seeded and all. */
@EnabledIf(
        value = "io.deployinsights.insights.process.Composition#isPossible",
        disabledReason = "no Docker engine with Compose answers")
// The last one: its images are built while others run.
@Order(Integer.MAX_VALUE)
class ComposeIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init") // Set before any test, and not there at all where the class is skipped.
    private static Composition composition;

    /** Asked for when Compose had just called everything healthy. */
    private static int firstStatus;

    private final ServiceClient registry = composition.registry();
    private final ServiceClient insights = composition.insights();

    @BeforeAll
    static void start() {
        composition = Composition.start();
        firstStatus = composition.insights().get("/insights/latest").statusCode();
    }

    @AfterAll
    static void stop() {
        composition.close();
    }

    @Test
    void isSeededAndUsesRedis() {
        assertThat(composition.inspect("seed", "{{.State.ExitCode}}")).isEqualTo("0");
        assertThat(insights.get("/health").body()).contains("\"registry\":\"connected\"", "\"redis\":\"connected\"");
    }

    @Test
    void isHealthyOnlyWhenItAnswersInsights() {
        assertThat(firstStatus).isEqualTo(200);
    }

    /** What has been read still answers. */
    @Test
    void staysHealthyWhileTheRegistryIsAway() {
        composition.withoutRegistry(() -> {
            assertThat(insights.get("/health").statusCode()).isEqualTo(503);
            assertThat(composition.isHealthyByItsOwnCheck("insights")).isTrue();
        });
    }

    @Test
    void keepsDataInNamedVolumesOnly() {
        assertThat(composition.services("{{.Service}}"))
                .allSatisfy(service -> assertThat(
                                composition.inspect(service, "{{range .Mounts}}{{.Name}}:{{.Destination}} {{end}}"))
                        .doesNotContainPattern("\\b[0-9a-f]{64}:"));
    }

    /** Each deployment that the registry lists is counted, or left out for a reason. */
    @Test
    void accountsForEveryDeploymentThatTheRegistryLists() {
        // What another test has recorded may have to be read first.
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            assertAccounted("frequency", result -> result.get("total").asInt());
            assertAccounted("lead-time", result -> result.get("deployments").asInt());
            assertAccounted("failure-rate", result -> result.get("finished").asInt());
        });
        var pairs = registry.json("/api/deployments")
                .valueStream()
                .map(deployment -> deployment.get("serviceName") + " in " + deployment.get("environment"))
                .distinct();
        assertThat(results("latest").stream()
                        .map(result -> result.get("serviceName") + " in " + result.get("environment")))
                .containsExactlyInAnyOrderElementsOf(pairs.toList());
    }

    @Test
    void countsWhatIsRecorded() {
        KnownHistory.record(registry);

        await().atMost(LONG_ENOUGH).untilAsserted(() -> KnownHistory.assertTold(insights));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "insights"})
    void runsAsNobodyInParticularWithNothingThatIsNotNeeded(String service) {
        assertThat(composition.inspect(
                        service,
                        "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}"
                                + " {{.HostConfig.SecurityOpt}}"))
                .isEqualTo("10001:10001 true [ALL] [no-new-privileges:true]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "insights"})
    void startsWithTheBeansThatWerePreparedForIt(String service) {
        assertThat(composition.log(service))
                .contains("Starts with the beans that were prepared for it")
                .doesNotContain("Starts without");
    }

    @Test
    void publishesOnlyTheServicesAndOnlyOnThisMachine() {
        var published =
                composition.services("{{.Service}}{{range .Publishers}}{{if .PublishedPort}} {{.URL}}{{end}}{{end}}");

        assertThat(published).containsExactlyInAnyOrder("mongo", "redis", "registry 127.0.0.1", "insights 127.0.0.1");
    }

    @Test
    void losesNothingWhateverCrashes() {
        var path = "/api/deployments/"
                + registry.post("/api/deployments", "application/json", """
                    {"serviceName":"survivor","version":"1.0","environment":"production","deploymentType":"Tag",\
                    "status":"Queued","deployedBy":"alice","commitSha":"abcdef1"}\
                    """)
                        .get("id")
                        .asString();
        var before = ids();

        for (var service : List.of("redis", "insights", "registry", "mongo")) {
            var started = composition.inspect(service, "{{.State.StartedAt}}");
            composition.crash(service);

            await("%s is back".formatted(service)).atMost(LONG_ENOUGH).untilAsserted(() -> {
                assertThat(composition.inspect(service, "{{.State.StartedAt}}")).isNotEqualTo(started);
                assertThat(registry.answers("/api/health")).isTrue();
                assertThat(insights.answers("/health")).isTrue();
            });
        }

        assertThat(ids()).isEqualTo(before);
        assertThat(registry.answers(path)).isTrue();
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            var latest = insights.json("/insights/latest?serviceName=survivor");
            assertThat(latest.get("stale").asBoolean()).isFalse();
            assertThat(latest.get("results")).hasSize(1);
            assertThat(insights.get("/health").body()).contains("\"redis\":\"connected\"");
        });
    }

    private void assertAccounted(String insight, ToIntFunction<JsonNode> counted) {
        var answer = insights.json("/insights/" + insight);
        int excluded =
                answer.get("excluded").valueStream().mapToInt(JsonNode::asInt).sum();

        assertThat(answer.get("results").valueStream().mapToInt(counted).sum() + excluded)
                .as(insight)
                .isEqualTo(ids().size())
                .isPositive();
    }

    private List<JsonNode> results(String insight) {
        return insights.json("/insights/" + insight)
                .get("results")
                .valueStream()
                .toList();
    }

    private Set<String> ids() {
        return registry.json("/api/deployments")
                .valueStream()
                .map(deployment -> deployment.get("id").asString())
                .collect(Collectors.toSet());
    }
}
