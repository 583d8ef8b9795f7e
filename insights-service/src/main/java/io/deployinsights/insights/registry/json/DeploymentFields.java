package io.deployinsights.insights.registry.json;

import io.deployinsights.insights.deployment.Deployment;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one deployment as they come, in any order: missing, null, or of a type they should not have. */
final class DeploymentFields {

    private @Nullable String id;
    private @Nullable String serviceName;
    private @Nullable String version;
    private @Nullable String environment;
    private @Nullable String deploymentType;
    private @Nullable String status;
    private @Nullable String deployedBy;
    private @Nullable String startedAt;
    private @Nullable String finishedAt;
    private @Nullable String rolledBackAt;
    private @Nullable String commitSha;
    private @Nullable Integer pullRequestNumber;
    private @Nullable String committedAt;
    private @Nullable String url;
    private boolean hotfix;

    /** Takes the field whose value the parser is at, and leaves the parser at the value's end. */
    void set(String name, JsonParser parser) {
        switch (name) {
            case "id" -> id = text(parser);
            case "serviceName" -> serviceName = text(parser);
            case "version" -> version = text(parser);
            case "environment" -> environment = text(parser);
            case "deploymentType" -> deploymentType = text(parser);
            case "status" -> status = text(parser);
            case "deployedBy" -> deployedBy = text(parser);
            case "startedAt" -> startedAt = text(parser);
            case "finishedAt" -> finishedAt = text(parser);
            case "rolledBackAt" -> rolledBackAt = text(parser);
            case "commitSha" -> commitSha = text(parser);
            case "pullRequestNumber" -> pullRequestNumber = number(parser);
            case "committedAt" -> committedAt = text(parser);
            case "url" -> url = text(parser);
            case "labels" -> hotfix = hasHotfixLabel(parser);
            default -> parser.skipChildren();
        }
    }

    Deployment toDeployment() {
        return new Deployment(
                id,
                serviceName,
                version,
                environment,
                deploymentType,
                status,
                deployedBy,
                Times.parse(startedAt),
                Times.parse(finishedAt),
                Times.parse(rolledBackAt),
                commitSha,
                pullRequestNumber,
                Times.parse(committedAt),
                url,
                hotfix);
    }

    /** A scalar of any type as its text; null for null, an object or an array. */
    private static @Nullable String text(JsonParser parser) {
        if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
            return WellFormed.text(parser.getString());
        }
        parser.skipChildren();
        return null;
    }

    /** An integer that fits, null for anything else. */
    private static @Nullable Integer number(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            try {
                return Integer.valueOf(parser.getString());
            } catch (NumberFormatException e) {
                return null;
            }
        }
        parser.skipChildren();
        return null;
    }

    private static boolean hasHotfixLabel(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        boolean found = false;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            var value = text(parser);
            found |= name.equals("hotfix") && "true".equals(value);
        }
        return found;
    }
}
