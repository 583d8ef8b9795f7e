package io.deployinsights.registry.rendering;

import java.io.OutputStream;
import org.bson.Document;
import tools.jackson.core.JsonGenerator;

/** One JSON object a line. */
final class JsonLines implements DeploymentWriter {

    private final JsonGenerator json;

    JsonLines(OutputStream target) {
        json = DeploymentJson.generator(target);
    }

    @Override
    public void write(Document stored) {
        DeploymentJson.write(stored, json);
        json.writeRaw('\n');
    }

    @Override
    public void end() {
        json.close();
    }
}
