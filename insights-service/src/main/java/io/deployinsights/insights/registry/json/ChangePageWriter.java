package io.deployinsights.insights.registry.json;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.registry.ChangePage;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes a page so that {@link ChangePageReader} reads it again: the registry's names, without what insights don't need. */
public final class ChangePageWriter {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private ChangePageWriter() {}

    /** Writes a whole page, and leaves the stream open. */
    public static void write(ChangePage page, OutputStream out) {
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("epoch", page.epoch());
            json.writeStringProperty("next", page.next());
            json.writeBooleanProperty("more", page.more());
            json.writeArrayPropertyStart("items");
            page.items().forEach(item -> write(item, json));
            json.writeEndArray();
            json.writeEndObject();
        }
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
        write("rolledBackAt", deployment.rolledBackAt(), json);
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
