package io.deployinsights.registry.rendering;

import io.deployinsights.registry.deployment.Field;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * RFC 4180 with a header line and every field as a column, empty where there is no value; whatever is no string is JSON
 * in its column. Values are written as they are: one that starts with {@code =} is a formula to a spreadsheet.
 */
final class Csv implements DeploymentWriter {

    private final Writer writer;

    Csv(OutputStream target) {
        writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 16_384);
    }

    private boolean started;

    @Override
    public void write(Document stored) throws IOException {
        start();
        writeLine(Arrays.stream(Field.values())
                .map(field -> quoted(text(field, stored)))
                .collect(Collectors.joining(",")));
    }

    @Override
    public void end() throws IOException {
        start();
        writer.flush();
    }

    private void start() throws IOException {
        if (!started) {
            started = true;
            writeLine(String.join(",", Field.names()));
        }
    }

    private void writeLine(String line) throws IOException {
        writer.write(line);
        writer.write("\r\n");
    }

    private static String text(Field field, Document stored) {
        Object shown = DeploymentJson.shown(field, stored);
        return shown == null ? "" : DeploymentJson.text(shown);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
