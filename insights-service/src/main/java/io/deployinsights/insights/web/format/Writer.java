package io.deployinsights.insights.web.format;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes envelopes. */
@Component
public final class Writer {

    private final JsonMapper json;

    Writer(JsonMapper json) {
        this.json = json;
    }

    /** The bytes of an answer; CSV has the results alone. */
    public <R> byte[] write(Envelope<R> envelope, Table<R, ?> table, Format format) {
        return switch (format) {
            case JSON -> json.writeValueAsBytes(envelope);
            case CSV -> table.toCsv(envelope.results()).getBytes(StandardCharsets.UTF_8);
        };
    }
}
