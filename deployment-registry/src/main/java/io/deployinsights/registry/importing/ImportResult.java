package io.deployinsights.registry.importing;

import io.deployinsights.registry.change.conflict.Difference;
import io.deployinsights.registry.problem.Fault;
import java.util.List;

/**
 * The result of an import. Every record of the file is one of imported, unchanged, differing and rejected; the lists hold the first
 * 1,000 each, and the counts all of them.
 *
 * @param imported deployments added
 * @param unchanged deployments that were there already just so, in the registry or earlier in the file
 * @param differing deployments that were there already and say something else
 * @param warnings what was taken, but is probably a mistake
 * @param rejected records that were not taken, and why
 * @param replaced how many of those that differ are stored as they were sent now
 * @param differingCount how many differ
 * @param warningCount how many warnings there are
 * @param rejectedCount how many were not taken
 */
record ImportResult(
        long imported,
        long unchanged,
        List<Differing> differing,
        List<Warning> warnings,
        List<Rejection> rejected,
        long replaced,
        long differingCount,
        long warningCount,
        long rejectedCount) {

    /**
     * A record that is there already and says something else.
     *
     * @param line where the one that was sent starts in the file, from 1
     * @param id which it is
     * @param replaced whether the one that was sent is stored now
     * @param fields what differs
     */
    record Differing(long line, String id, boolean replaced, List<Difference> fields) {}

    /**
     * What was taken, but is probably a mistake.
     *
     * @param line where the record starts in the file, from 1
     * @param field what it is about, empty for the file as a whole
     * @param message what was sent, and what is likely
     */
    record Warning(long line, String field, String message) {}

    /**
     * A record that was not taken.
     *
     * @param line where it starts in the file, from 1
     * @param errors all that is wrong with it
     */
    record Rejection(long line, List<Fault> errors) {}

    /** Whether nothing was taken. */
    boolean isNothing() {
        return imported + unchanged + differingCount == 0;
    }
}
