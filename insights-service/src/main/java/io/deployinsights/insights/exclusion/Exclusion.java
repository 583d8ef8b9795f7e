package io.deployinsights.insights.exclusion;

import org.jspecify.annotations.Nullable;

/** Which deployments are left out, and why. */
public interface Exclusion {

    /** Why a deployment is not counted, null when it is. */
    @Nullable
    Reason exclusion(Facts facts);

    /** Whether it depends on more than what a record itself says: on others, or on the history's moment. */
    boolean dependsOnMoment();
}
