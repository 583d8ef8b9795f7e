package io.deployinsights.insights.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.faults.installed.Installation;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What both services have in the end, deployment by deployment. */
record Kept(Installation installation) {

    private static final String EVIDENCE = "/insights/deployments?metric=frequency&limit=10000";

    /** The registry has all that it acknowledged, and insights counts exactly what the registry has. */
    void assertNothingIsLost() {
        var stored = ids(installation.askRegistry("/api/deployments").json().valueStream());
        assertThat(stored).containsAll(installation.ledger().acknowledged());
        await().untilAsserted(() -> {
            var counted = installation.askInsights(EVIDENCE);
            assertThat(counted.isCurrent()).isTrue();
            assertThat(ids(counted.json().get("results").valueStream())).isEqualTo(stored);
        });
    }

    private static Set<String> ids(Stream<JsonNode> deployments) {
        return deployments.map(each -> each.get("id").asString()).collect(Collectors.toSet());
    }
}
