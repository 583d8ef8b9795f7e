package io.deployinsights.insights.contract;

import io.deployinsights.insights.deployment.Deployment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a registry's JSON says, read without the code under test. */
final class ExpectedDeployments {

    private ExpectedDeployments() {}

    static List<Deployment> deployments(JsonNode array) {
        return array.valueStream().map(ExpectedDeployments::deployment).toList();
    }

    private static Deployment deployment(JsonNode json) {
        return new Deployment(
                text(json, "id"),
                text(json, "serviceName"),
                text(json, "version"),
                text(json, "environment"),
                text(json, "deploymentType"),
                text(json, "status"),
                text(json, "deployedBy"),
                time(json, "startedAt"),
                time(json, "finishedAt"),
                time(json, "rolledBackAt"),
                text(json, "commitSha"),
                json.path("pullRequestNumber").isNumber()
                        ? json.get("pullRequestNumber").intValue()
                        : null,
                time(json, "committedAt"),
                text(json, "url"),
                json.at("/labels/hotfix").asString("").equals("true"));
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).asStringOpt().orElse(null);
    }

    /** To the millisecond, as a history keeps it. */
    private static @Nullable Instant time(JsonNode json, String field) {
        var text = text(json, field);
        return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }
}
