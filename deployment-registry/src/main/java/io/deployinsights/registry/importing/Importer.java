package io.deployinsights.registry.importing;

import io.deployinsights.registry.body.RecordBody;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.store.DeploymentStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Takes over the pieces of one import in batches. A deployment without an id gets one that its content gives, so that a
 * file that is imported again adds nothing, and one that was cut off is completed.
 */
final class Importer {

    private static final int BATCH_SIZE = 500;
    private static final int MAX_LISTED = 1_000;

    private final DeploymentStore store;
    private final RecordBody body;
    private final int maxBytes;
    private final List<Document> batch = new ArrayList<>();
    private final List<ImportResult.Rejection> rejected = new ArrayList<>();
    private long rejectedCount;
    private long imported;
    private long unchanged;

    Importer(DeploymentStore store, RecordBody body, int maxBytes) {
        this.store = store;
        this.body = body;
        this.maxBytes = maxBytes;
    }

    void take(Piece piece) {
        switch (piece) {
            case Piece.Json(long line, ByteBuffer utf8) -> read(line, utf8);
            case Piece.Oversized(long line) ->
                reject(line, "The record is larger than the %,d bytes a deployment may have.".formatted(maxBytes));
            case Piece.Broken(long line, String message) -> reject(line, message);
        }
        if (batch.size() >= BATCH_SIZE) {
            flush();
        }
    }

    /** Stores what was taken so far. */
    void flush() {
        if (!batch.isEmpty()) {
            int added = store.insertMissing(batch);
            imported += added;
            unchanged += batch.size() - added;
            batch.clear();
        }
    }

    ImportResult result() {
        return new ImportResult(imported, unchanged, rejectedCount, List.copyOf(rejected));
    }

    private void read(long line, ByteBuffer utf8) {
        try {
            Faults faults = new Faults();
            Document deployment = Submission.history(body.read(utf8), faults);
            faults.reject();
            deployment.computeIfAbsent(Field.ID.stored(), absent -> ContentId.of(deployment));
            batch.add(deployment);
        } catch (InvalidRequest invalid) {
            reject(line, invalid.faults());
        }
    }

    private void reject(long line, String message) {
        reject(line, List.of(new Fault("", message)));
    }

    private void reject(long line, List<Fault> faults) {
        rejectedCount++;
        if (rejected.size() < MAX_LISTED) {
            rejected.add(new ImportResult.Rejection(line, faults));
        }
    }
}
