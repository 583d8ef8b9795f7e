package io.deployinsights.registry.importing;

import io.deployinsights.registry.request.RecordBody;
import io.deployinsights.registry.request.RecordProperties;
import io.deployinsights.registry.store.DeploymentStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ImportController {

    private final DeploymentStore store;
    private final ImportMeters meters;
    private final RecordBody body;
    private final Clock clock;
    private final int maxBytes;

    ImportController(
            DeploymentStore store, ImportMeters meters, RecordBody body, Clock clock, RecordProperties properties) {
        this.store = store;
        this.meters = meters;
        this.body = body;
        this.clock = clock;
        this.maxBytes = properties.maxBytes();
    }

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
            @ParameterObject ImportParameters parameters,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType)
            throws IOException {
        Importer importer = new Importer(
                new Batches(store, OnConflict.of(parameters.onConflict())),
                new Doubts(clock.instant()),
                StatusMap.of(parameters.statusMap()),
                body,
                maxBytes);
        Window window = new Window(sent, maxBytes + 4_096);
        try {
            Pieces pieces = Layout.pieces(window, contentType, body, maxBytes);
            for (Optional<Piece> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
                importer.take(piece.get());
            }
            window.defect().ifPresent(defect -> importer.breakOff(window.line(), defect.faults()));
        } finally {
            // Also when the sender is gone half-way: what arrived whole is stored, a repeat completes it.
            importer.flush();
            meters.count(importer.result());
        }
        window.check();
        ImportResult result = importer.result();
        if (result.isNothing()) {
            throw new NothingTaken(result);
        }
        return result;
    }
}
