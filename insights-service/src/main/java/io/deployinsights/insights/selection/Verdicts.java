package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Why deployments are left out, decided once for each combination of facts instead of once for each deployment. */
public final class Verdicts {

    private final DeploymentHistory history;
    private final boolean dependsOnMoment;
    private final @Nullable Reason[] reasons;

    /** What is said of a history's deployments. */
    public Verdicts(DeploymentHistory history, Exclusion exclusion) {
        this.history = history;
        dependsOnMoment = exclusion.dependsOnMoment();
        reasons = IntStream.range(0, dependsOnMoment ? Facts.MOMENTARY_CODES : Facts.CODES)
                .<@Nullable Reason>mapToObj(code -> exclusion.exclusion(Facts.of(code)))
                .toArray(Reason[]::new);
    }

    /** Why the deployment at a place is left out, null when it counts. */
    public @Nullable Reason of(Chunk chunk, int place) {
        return reasons[dependsOnMoment ? Facts.momentaryCode(history, chunk, place) : Facts.code(chunk, place)];
    }
}
