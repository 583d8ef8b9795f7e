package io.deployinsights.registry.change;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The result of a change.
 *
 * @param before the deployment as it was, null where there was none
 * @param after the deployment as it is stored now
 */
public record Changed(@Nullable Document before, Document after) {

    /** Whether it changed something that was there. */
    public boolean isReplaced() {
        return before != null && !before.equals(after);
    }
}
