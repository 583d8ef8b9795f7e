package io.deployinsights.insights.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole service before the registries of the contract. */
class AnswersFromContractTests {

    /** Every question is answered from what the registry says now. */
    private static final String ALWAYS_NEW = "insights.max-staleness=0s";

    @Test
    void followsTheChangeFeed() {
        try (var registry = ContractedRegistry.of("registry/changes-from-the-beginning", "registry/changes-since");
                var insights = RunningInsights.before(registry.url(), ALWAYS_NEW)) {

            await().untilAsserted(() -> assertThat(versionsInProduction(insights))
                    .containsOnly(Map.entry("auth-proxy", "2.5.1"), Map.entry("payment-gateway", "4.1.1")));
        }
    }

    @Test
    void knowsTheOriginalRegistrysFaults() {
        try (var registry = ContractedRegistry.of(
                        "original-registry/no-changes", "original-registry/list", "original-registry/health");
                var insights = RunningInsights.before(registry.url(), ALWAYS_NEW)) {

            assertThat(insights.get("/health").statusCode()).isEqualTo(200);
            assertThat(versionsInProduction(insights))
                    .containsOnly(Map.entry("checkout", "8.2.0"), Map.entry("search", "2.9.8"));
            assertThat(faults(insights))
                    .containsOnly(
                            Map.entry("missingFinish", List.of("64b7f0a1c2d3e4f5a6b7c804", "64b7f0a1c2d3e4f5a6b7c803")),
                            Map.entry("unexpectedFinish", List.of("64b7f0a1c2d3e4f5a6b7c805")),
                            Map.entry("stuck", List.of("64b7f0a1c2d3e4f5a6b7c805")),
                            Map.entry("unknownStatus", List.of("64b7f0a1c2d3e4f5a6b7c806")),
                            Map.entry("negativeDuration", List.of("64b7f0a1c2d3e4f5a6b7c807")));
        }
    }

    private static Map<String, String> versionsInProduction(RunningInsights insights) {
        return insights.json("/insights/latest?environment=production")
                .get("results")
                .valueStream()
                .collect(Collectors.toMap(
                        result -> result.get("serviceName").stringValue(),
                        result -> result.get("version").asString("none")));
    }

    private static Map<String, List<String>> faults(RunningInsights insights) {
        return insights.json("/insights/data-quality")
                .get("results")
                .valueStream()
                .filter(kind -> kind.get("deployments").intValue() > 0)
                .collect(Collectors.toMap(
                        kind -> kind.get("kind").stringValue(),
                        kind -> kind.get("deploymentIds")
                                .valueStream()
                                .map(JsonNode::stringValue)
                                .toList()));
    }
}
