package io.deployinsights.insights.registry.json;

import io.deployinsights.insights.history.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a page so that {@link FeedAnswerReader} reads it again: the registry's names, without what insights don't need. */
public final class FeedAnswerWriter {

    private FeedAnswerWriter() {}

    /** Writes a whole page. */
    public static void write(String epoch, List<Deployment> items, String next, boolean more, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("epoch", epoch);
        json.writeStringProperty("next", next);
        json.writeBooleanProperty("more", more);
        json.writeArrayPropertyStart("items");
        items.forEach(item -> write(item, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Deployment deployment, JsonGenerator json) {
        json.writeStartObject();
        write("id", deployment.id(), json);
        write("serviceName", deployment.serviceName(), json);
        write("version", deployment.version(), json);
        write("environment", deployment.environment(), json);
        write("deploymentType", deployment.deploymentType(), json);
        write("status", deployment.status(), json);
        write("deployedBy", deployment.deployedBy(), json);
        write("startedAt", deployment.startedAt(), json);
        write("finishedAt", deployment.finishedAt(), json);
        write("commitSha", deployment.commitSha(), json);
        if (deployment.pullRequestNumber() != null) {
            json.writeNumberProperty("pullRequestNumber", deployment.pullRequestNumber());
        }
        write("committedAt", deployment.committedAt(), json);
        write("url", deployment.url(), json);
        if (deployment.hotfix()) {
            json.writeObjectPropertyStart("labels");
            json.writeStringProperty("hotfix", "true");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(String name, @Nullable Object value, JsonGenerator json) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }
}
