package io.deployinsights.registry.importing;

import io.deployinsights.registry.change.Changed;
import io.deployinsights.registry.change.Import;
import io.deployinsights.registry.change.conflict.Comparison;
import io.deployinsights.registry.change.conflict.Difference;
import io.deployinsights.registry.importing.ImportResult.Differing;
import io.deployinsights.registry.importing.ImportResult.Rejection;
import io.deployinsights.registry.importing.ImportResult.Warning;
import io.deployinsights.registry.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts what becomes of the records of a file, and lists the first of them. */
final class Report {

    private final Listed<Differing> differing = new Listed<>();
    private final Listed<Warning> warnings = new Listed<>();
    private final Listed<Rejection> rejected = new Listed<>();
    private long imported;
    private long unchanged;
    private long replaced;

    /** Counts all, and keeps the first 1,000, and what is to be kept anyway. */
    private static final class Listed<T> {

        private static final int MAX_LISTED = 1_000;

        private final List<T> first = new ArrayList<>();
        private long count;

        void add(Supplier<T> entry) {
            count++;
            if (first.size() < MAX_LISTED) {
                first.add(entry.get());
            }
        }

        void addAnyway(T entry) {
            count++;
            first.add(entry);
        }
    }

    void add(long line, Import change, Changed changed) {
        if (changed.before() == null) {
            imported++;
            return;
        }
        List<Difference> fields = Comparison.of(changed.before(), change.sent());
        if (fields.isEmpty()) {
            unchanged++;
        } else {
            replaced += changed.isReplaced() ? 1 : 0;
            differing.add(() -> new Differing(line, change.target().toHexString(), changed.isReplaced(), fields));
        }
    }

    void warn(long line, Fault warning) {
        warnings.add(() -> new Warning(line, warning.field(), warning.message()));
    }

    /** {@code faults} are only asked for where they are listed. */
    void reject(long line, Supplier<List<Fault>> faults) {
        rejected.add(() -> new Rejection(line, faults.get()));
    }

    /** Says what ended the reading before the file's end, which must not be missed. */
    void breakOff(long line, List<Fault> faults) {
        rejected.addAnyway(new Rejection(line, faults));
    }

    ImportResult result() {
        return new ImportResult(
                imported,
                unchanged,
                List.copyOf(differing.first),
                List.copyOf(warnings.first),
                List.copyOf(rejected.first),
                replaced,
                differing.count,
                warnings.count,
                rejected.count);
    }
}
