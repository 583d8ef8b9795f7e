package io.deployinsights.registry.importing;

import io.deployinsights.registry.change.Changed;
import io.deployinsights.registry.change.Changes;
import io.deployinsights.registry.change.Import;
import io.deployinsights.registry.change.conflict.OnConflict;
import io.deployinsights.registry.importing.file.Piece;
import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.request.RecordBody;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Turns the pieces of one file into changes, has them made by the hundreds, and reports each result. */
final class Importer {

    private static final int BATCH = 500;

    private final Changes changes;
    private final RecordBody body;
    private final StatusMap statuses;
    private final OnConflict onConflict;
    private final Instant now;
    private final Report report = new Report();
    private final List<Import> batch = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    Importer(Changes changes, RecordBody body, OnConflict onConflict, StatusMap statuses, Instant now) {
        this.changes = changes;
        this.body = body;
        this.statuses = statuses;
        this.onConflict = onConflict;
        this.now = now;
    }

    void take(Piece piece) {
        switch (piece) {
            case Piece.Json(long line, ByteBuffer utf8) -> read(line, () -> body.read(utf8));
            case Piece.Row(long line, ObjectNode deployment) -> read(line, () -> body.read(deployment));
            case Piece.Broken(long line, ByteBuffer utf8) -> report.reject(line, () -> faults(utf8));
            case Piece.Refused(long line, List<Fault> faults) -> report.reject(line, () -> faults);
            case Piece.Remark(long line, String message) -> report.warn(line, new Fault("", message));
        }
    }

    /** Stores what was taken so far. */
    void flush() {
        List<Changed> changed = changes.makeAll(batch);
        for (int i = 0; i < changed.size(); i++) {
            report.add(lines.get(i), batch.get(i), changed.get(i));
        }
        batch.clear();
        lines.clear();
    }

    Report report() {
        return report;
    }

    private void read(long line, Supplier<ObjectNode> sent) {
        try {
            Import change = Import.of(sent.get(), statuses::apply, onConflict);
            change.warnings(now).forEach(warning -> report.warn(line, warning));
            batch.add(change);
            lines.add(line);
        } catch (InvalidRequest invalid) {
            report.reject(line, invalid::faults);
        }
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private List<Fault> faults(ByteBuffer broken) {
        try {
            body.read(broken);
            return List.of(new Fault(
                    "", "The record isn't separated from what follows it; allowed is a comma or the end of the line."));
        } catch (InvalidRequest invalid) {
            return List.of(new Fault("", invalid.faults().getFirst().message()));
        }
    }
}
