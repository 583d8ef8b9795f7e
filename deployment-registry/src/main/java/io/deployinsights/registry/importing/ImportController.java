package io.deployinsights.registry.importing;

import io.deployinsights.registry.body.RecordBody;
import io.deployinsights.registry.body.RecordProperties;
import io.deployinsights.registry.store.DeploymentStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ImportController {

    private final DeploymentStore store;
    private final ImportMeters meters;
    private final RecordBody body;
    private final int maxBytes;

    ImportController(DeploymentStore store, ImportMeters meters, RecordBody body, RecordProperties properties) {
        this.store = store;
        this.meters = meters;
        this.body = body;
        this.maxBytes = properties.maxBytes();
    }

    @PostMapping(
            path = "/api/deployments/import",
            consumes = {MediaType.APPLICATION_NDJSON_VALUE, MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ImportResult importDeployments(InputStream sent) throws IOException {
        Importer importer = new Importer(store, body, maxBytes);
        try {
            Pieces pieces = new Pieces(sent, maxBytes);
            for (Optional<Piece> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
                importer.take(piece.get());
            }
        } finally {
            // Also when the sender is gone half-way: what arrived whole is stored, a repeat completes it.
            importer.flush();
            meters.count(importer.result());
        }
        return importer.result();
    }
}
