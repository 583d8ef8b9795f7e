package io.deployinsights.registry.rendering;

import java.io.OutputStream;
import org.bson.Document;
import tools.jackson.core.JsonGenerator;

/** One JSON array. */
final class JsonArray implements DeploymentWriter {

    private final JsonGenerator json;

    JsonArray(OutputStream target) {
        json = DeploymentJson.generator(target);
        json.writeStartArray();
    }

    @Override
    public void write(Document stored) {
        DeploymentJson.write(stored, json);
    }

    @Override
    public void end() {
        json.writeEndArray();
        json.close();
    }
}
