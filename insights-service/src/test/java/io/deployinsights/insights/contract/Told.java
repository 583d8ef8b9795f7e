package io.deployinsights.insights.contract;

import io.deployinsights.insights.deployment.Deployment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a registry's JSON says, read without the code under test. */
final class Told {

    private Told() {}

    static List<Deployment> deployments(JsonNode array) {
        return array.valueStream().map(Told::deployment).toList();
    }

    private static Deployment deployment(JsonNode told) {
        return new Deployment(
                text(told, "id"),
                text(told, "serviceName"),
                text(told, "version"),
                text(told, "environment"),
                text(told, "deploymentType"),
                text(told, "status"),
                text(told, "deployedBy"),
                time(told, "startedAt"),
                time(told, "finishedAt"),
                time(told, "rolledBackAt"),
                text(told, "commitSha"),
                told.path("pullRequestNumber").isNumber()
                        ? told.get("pullRequestNumber").intValue()
                        : null,
                time(told, "committedAt"),
                text(told, "url"),
                told.at("/labels/hotfix").asString("").equals("true"));
    }

    private static @Nullable String text(JsonNode told, String field) {
        return told.path(field).asStringOpt().orElse(null);
    }

    /** To the millisecond, as a history keeps it. */
    private static @Nullable Instant time(JsonNode told, String field) {
        var text = text(told, field);
        return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }
}
