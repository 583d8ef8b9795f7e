package io.deployinsights.insights.metric;

import io.deployinsights.insights.exclusion.Exclusion;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Selection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that tells how well deployments go.
 *
 * <p>Every deployment asked for is either counted or excluded for one reason: nothing disappears.
 *
 * @param <R> what it says of one service, or of one service in one environment
 */
public interface Metric<R> extends Exclusion {

    /** Its name in addresses, such as {@code lead-time}. */
    String name();

    /** One sentence that says what is measured. */
    String definition();

    /** The metric as it is read in a history: one without production is taken as a whole by what is about production otherwise. */
    default Metric<R> in(DeploymentHistory history) {
        return this;
    }

    /** Why a row is not counted, null when it is. */
    default @Nullable Reason exclusion(DeploymentHistory history, int row) {
        return exclusion(Facts.of(history, row));
    }

    @Override
    default boolean dependsOnMoment() {
        return false;
    }

    /**
     * The first moment at which the same deployments may give another answer than at the history's.
     *
     * @return the history's own moment when the answer holds just then, {@link Instant#MAX} when it doesn't depend on the moment
     */
    default Instant validUntil(DeploymentHistory history, Query query) {
        return query.validUntil(history);
    }

    /** Results without what counts up to the history's moment, such as ages. */
    default List<R> steady(List<R> results) {
        return results;
    }

    /** About how many rows its answer has as a table, rather too many than too few; known without computing it. */
    default long rows(DeploymentHistory history, Query query) {
        return Selection.byTarget(history, query).groups().size();
    }

    /** Computes the metric over the deployments that the query asks for. */
    Measurement<R> measure(DeploymentHistory history, Query query);
}
