package io.deployinsights.registry.rendering;

import io.deployinsights.registry.deployment.Field;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

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
                .map(field -> quoted(text(DeploymentJson.shown(field, stored))))
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

    private static String text(@Nullable Object shown) {
        return switch (shown) {
            case null -> "";
            case String text -> text;
            default -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (JsonGenerator json = DeploymentJson.generator(bytes)) {
                    NaturalJson.write(shown, json);
                }
                yield unquoted(bytes.toString(StandardCharsets.UTF_8));
            }
        };
    }

    /** A date in a field that should hold something else is JSON's string; in CSV it needs no quotes of its own. */
    private static String unquoted(String json) {
        boolean string = json.length() > 1 && json.startsWith("\"") && json.indexOf('\\') < 0;
        return string ? json.substring(1, json.length() - 1) : json;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
