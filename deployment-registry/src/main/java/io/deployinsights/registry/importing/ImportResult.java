package io.deployinsights.registry.importing;

import io.deployinsights.registry.problem.Fault;
import java.util.List;

/**
 * What became of an import.
 *
 * @param imported deployments added
 * @param unchanged deployments that were there already, in the registry or earlier in the file
 * @param rejectedCount records that were not taken
 * @param rejected the first 1,000 of those, and why
 */
record ImportResult(long imported, long unchanged, long rejectedCount, List<Rejection> rejected) {

    /**
     * A record that was not taken.
     *
     * @param line where it starts in the file, from 1
     * @param errors all that is wrong with it
     */
    record Rejection(long line, List<Fault> errors) {}
}
