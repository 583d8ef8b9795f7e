package io.deployinsights.registry.change;

import java.time.Instant;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What a writer wants of one deployment. It is decided again whenever another writer was faster. */
sealed interface Change permits Creation, Edit, Import {

    /** Which deployment it is about. */
    ObjectId target();

    /**
     * Decides what the deployment becomes.
     *
     * @param before the deployment as stored, null where there is none; it stays as it is
     * @return {@code before} itself if nothing is to be written
     * @throws io.deployinsights.registry.problem.Problem if it can't become that
     */
    Document decide(@Nullable Document before, Instant now);
}
