package io.deployinsights.insights.evidence;

import io.deployinsights.insights.selection.Reason;
import org.jspecify.annotations.Nullable;

/** What part deployments have in a number. */
public enum Role {
    COUNTED,
    EXCLUDED;

    boolean isOf(@Nullable Reason exclusion) {
        return (exclusion == null) == (this == COUNTED);
    }
}
