package io.deployinsights.insights.evidence;

import io.deployinsights.insights.exclusion.Reason;
import org.jspecify.annotations.Nullable;

/** What part deployments have in a number. */
public enum Role {
    COUNTED("counted"),
    EXCLUDED("excluded");

    private final String key;

    Role(String key) {
        this.key = key;
    }

    /** Its name in addresses. */
    public String key() {
        return key;
    }

    boolean isOf(@Nullable Reason exclusion) {
        return (exclusion == null) == (this == COUNTED);
    }
}
