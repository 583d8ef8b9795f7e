package io.deployinsights.registry.rendering;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.support.text.Formulas;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180 with a header line and every field as a column, empty where there is no value; whatever is no string is JSON in its column. A text
 * that a spreadsheet would take for a formula is marked as a text. The import takes all of it back.
 */
final class Csv implements DeploymentWriter {

    /** Without it Excel takes UTF-8 for something else. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer writer;
    private final boolean marked;
    private boolean started;

    Csv(OutputStream target, boolean marked) {
        this.marked = marked;
        writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 16_384);
    }

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
            if (marked) {
                writer.write(BYTE_ORDER_MARK);
            }
            writeLine(String.join(",", Field.names()));
        }
    }

    private void writeLine(String line) throws IOException {
        writer.write(line);
        writer.write("\r\n");
    }

    private static String text(Field field, Document stored) {
        Object shown = DeploymentJson.shown(field, stored);
        if (shown == null) {
            return "";
        }
        String text = DeploymentJson.text(shown);
        return isNumberOrTime(stored.get(field.stored())) ? text : Formulas.neutralized(text);
    }

    private static boolean isNumberOrTime(@Nullable Object value) {
        return value instanceof Number || value instanceof Instant;
    }

    /**
     * Also where only a reader that takes another character for the separator would be misled. CSVFormat, which reads imports, can't be
     * given which characters to quote, and quotes blanks at either end.
     */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> ",;\t\"\n\r".indexOf(c) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
