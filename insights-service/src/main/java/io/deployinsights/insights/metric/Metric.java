package io.deployinsights.insights.metric;

import io.deployinsights.insights.exclusion.Exclusion;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.window.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number that says how well deployments go, with all that is to know of it: what it is called, what it means, what it counts, and what
 * its results look like. Its address, its place among the choices of the evidence, its CSV and its description in the API follow from
 * that and from one line in {@code metric.list.Metrics}.
 *
 * <p>Every selected deployment is either counted or excluded for one reason: nothing disappears.
 *
 * @param <R> what it says of one service, or of one service in one environment
 */
public interface Metric<R> extends Exclusion {

    /** About how many bytes a result takes with its text; names that are longer than usual are noticed when it is written. */
    int BYTES_A_RESULT = 800;

    /** Its name in addresses, such as {@code lead-time}. */
    String name();

    /** A word or two for people, such as {@code change lead time}. */
    default String title() {
        return name().replace('-', ' ');
    }

    /** One line that says what it is, and of what: services, or services and environments. */
    String summary();

    /** What else a reader of the API should know; empty where that is nothing. */
    default String details() {
        return "";
    }

    /** One sentence that says what is measured. */
    String definition();

    /** Its results as rows and columns, and what a result is. */
    Table<R, ?> table();

    /** The parameters that this metric alone has. */
    default List<Choice> choices() {
        return List.of();
    }

    /**
     * The metric as its parameters choose it.
     *
     * @param chosen the value of each of the {@link #choices()} by its name; one without a default may be missing
     */
    default Metric<R> with(Map<String, String> chosen) {
        return this;
    }

    /** The values of those {@link #choices()} that were left to the metric, for a stretch of time. */
    default Map<String, String> decided(Span span) {
        return Map.of();
    }

    /** Whether it has an address of its own; otherwise it is a part of another metric's answer. */
    default boolean hasAddress() {
        return true;
    }

    /** Whether the deployments behind it can be listed. */
    default boolean hasEvidence() {
        return true;
    }

    /** Whether it is of production where no environment is named. */
    default boolean isOfProduction() {
        return false;
    }

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

    /** About how many bytes of memory its answer takes, rather too many than too few; known without computing it. */
    default long bytes(DeploymentHistory history, Query query) {
        return (long) BYTES_A_RESULT
                * Selection.byTarget(history, query).groups().size();
    }

    /** How to ask for less. */
    default Advice less() {
        return new Advice("serviceName", "choose fewer services or environments, by 'serviceName' and 'environment'");
    }

    /** Computes the metric over the deployments that the query asks for. */
    Measurement<R> measure(DeploymentHistory history, Query query);
}
