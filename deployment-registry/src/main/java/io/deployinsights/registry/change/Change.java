package io.deployinsights.registry.change;

import java.time.Instant;
import org.bson.Document;

/** What a writer wants to make of a deployment; applied anew whenever somebody else was faster. */
sealed interface Change permits MergePatch, Replacement {

    /**
     * Says what the deployment becomes.
     *
     * @param before as stored; stays as it is
     * @throws io.deployinsights.registry.problem.Problem if it can't become that
     */
    Document apply(Document before, Instant now);
}
