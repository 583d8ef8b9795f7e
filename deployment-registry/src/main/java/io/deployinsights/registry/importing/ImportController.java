package io.deployinsights.registry.importing;

import io.deployinsights.registry.change.Changes;
import io.deployinsights.registry.change.conflict.OnConflict;
import io.deployinsights.registry.change.meter.Operation;
import io.deployinsights.registry.change.meter.Writes;
import io.deployinsights.registry.importing.file.Piece;
import io.deployinsights.registry.importing.file.Pieces;
import io.deployinsights.registry.importing.file.Window;
import io.deployinsights.registry.request.RecordBody;
import io.deployinsights.registry.request.RecordProperties;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Many deployments as they were, from one file. */
@RestController
class ImportController {

    private final Changes changes;
    private final ImportMeters meters;
    private final RecordBody body;
    private final Clock clock;
    private final int maxBytes;

    ImportController(Changes changes, ImportMeters meters, RecordBody body, Clock clock, RecordProperties properties) {
        this.changes = changes;
        this.meters = meters;
        this.body = body;
        this.clock = clock;
        this.maxBytes = properties.maxBytes();
    }

    @Writes(Operation.IMPORT)
    @PostMapping(
            path = "/api/deployments/import",
            consumes = {
                MediaType.APPLICATION_NDJSON_VALUE,
                MediaType.APPLICATION_JSON_VALUE,
                "text/csv",
                "text/json",
                "application/*+json",
                "application/ndjson",
                "application/jsonl",
                "application/x-jsonlines",
                "text/tab-separated-values",
                "application/gzip",
                "application/x-gzip"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    ImportResult importDeployments(
            InputStream sent,
            ImportParameters parameters,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType)
            throws IOException {
        Importer importer = new Importer(
                changes,
                body,
                OnConflict.of(parameters.onConflict()),
                StatusMap.of(parameters.statusMap()),
                clock.instant());
        Window window = new Window(sent, maxBytes + 4_096);
        try {
            Pieces pieces = Pieces.of(window, contentType, body, maxBytes);
            for (Optional<Piece> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
                importer.take(piece.get());
            }
            window.defect().ifPresent(defect -> importer.report().breakOff(window.line(), defect.faults()));
        } finally {
            // Also when the sender is gone half-way: what arrived whole is stored, a repeat completes it.
            importer.flush();
            meters.count(importer.report().result());
        }
        window.check();
        ImportResult result = importer.report().result();
        if (result.isNothing()) {
            throw new NothingTaken(result);
        }
        return result;
    }
}
