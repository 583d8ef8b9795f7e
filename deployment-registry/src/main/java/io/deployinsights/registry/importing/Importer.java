package io.deployinsights.registry.importing;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Submission;
import io.deployinsights.registry.importing.ImportResult.Rejection;
import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.request.RecordBody;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes over the pieces of one import. A deployment without an id gets one that its content gives, so that a file that is imported
 * again adds nothing, and one that was cut off is completed.
 */
final class Importer {

    private final Batches batches;
    private final Doubts doubts;
    private final StatusMap statuses;
    private final RecordBody body;
    private final int maxBytes;
    private final Listed<Rejection> rejected = new Listed<>();

    Importer(Batches batches, Doubts doubts, StatusMap statuses, RecordBody body, int maxBytes) {
        this.batches = batches;
        this.doubts = doubts;
        this.statuses = statuses;
        this.body = body;
        this.maxBytes = maxBytes;
    }

    void take(Piece piece) {
        switch (piece) {
            case Piece.Json(long line, ByteBuffer utf8) -> read(line, () -> body.read(utf8));
            case Piece.Broken(long line, ByteBuffer utf8) ->
                rejected.add(() -> new Rejection(line, List.of(new Fault("", reason(utf8)))));
            case Piece.Row(long line, ObjectNode deployment) -> read(line, () -> body.read(deployment));
            case Piece.Oversized(long line) ->
                reject(line, "The record is larger than the %,d bytes a deployment may have.".formatted(maxBytes));
            case Piece.Refused(long line, List<Fault> faults) -> reject(line, faults);
            case Piece.Remark(long line, String message) -> doubts.add(line, "", message);
        }
    }

    /** Says what ended the reading before the file's end, which nobody may miss. */
    void breakOff(long line, List<Fault> faults) {
        rejected.addAnyway(new Rejection(line, faults));
    }

    private void reject(long line, List<Fault> faults) {
        rejected.add(() -> new Rejection(line, faults));
    }

    /** Stores what was taken so far. */
    void flush() {
        batches.flush();
    }

    ImportResult result() {
        return new ImportResult(
                batches.imported(),
                batches.unchanged(),
                batches.differing().first(),
                doubts.warnings().first(),
                rejected.first(),
                batches.replaced(),
                batches.differing().count(),
                doubts.warnings().count(),
                rejected.count());
    }

    private void read(long line, Supplier<ObjectNode> sent) {
        try {
            Faults faults = new Faults();
            Document deployment = Submission.history(sent.get(), faults);
            faults.reject();
            // From what was sent, so that a map of statuses that is given later finds the records that were there
            // without it.
            deployment.computeIfAbsent(Field.ID.stored(), absent -> ContentId.of(deployment));
            deployment.computeIfPresent(
                    Field.STATUS.stored(), (name, status) -> statuses.apply(String.valueOf(status)));
            doubts.look(line, deployment);
            batches.add(line, deployment);
        } catch (InvalidRequest invalid) {
            reject(line, invalid.faults());
        }
    }

    private String reason(ByteBuffer broken) {
        try {
            body.read(broken);
            return "The record isn't separated from what follows it; allowed is a comma or the end of the line.";
        } catch (InvalidRequest invalid) {
            return invalid.faults().getFirst().message();
        }
    }

    private void reject(long line, String message) {
        reject(line, List.of(new Fault("", message)));
    }
}
