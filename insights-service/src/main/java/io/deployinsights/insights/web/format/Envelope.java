package io.deployinsights.insights.web.format;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every answer has, whatever its question.
 *
 * @param asOf the moment of the registry state that the numbers come from
 * @param stale whether the registry can't be reached and an earlier state answers
 * @param window the window as it was asked for
 * @param asked the parameters that were understood, by name, with the defaults of those that were not sent: lists of those that may be
 *     repeated, and null where there is no default
 * @param effective the ends that days were counted by
 * @param hints sentences about how the question was read, where it was not read as usual
 * @param definition one sentence that says what is measured
 * @param excluded how many deployments in the window are left out, by reason
 * @param results sorted by service, then environment
 * @param headers what is sent beside the body
 */
public record Envelope<R>(
        Instant asOf,
        boolean stale,
        Ends window,
        Map<String, @Nullable Object> asked,
        Effective effective,
        List<String> hints,
        String definition,
        Map<String, Long> excluded,
        List<R> results,
        @JsonIgnore Map<String, String> headers) {

    private static final String ENVIRONMENT = "environment";

    /** Of all environments. */
    private static final List<String> ALL = List.of("*");

    private static final String NO_PRODUCTION =
            "Nothing is recorded of production, which is called production, prod, prd or live: this is of all"
                    + " environments.";

    /**
     * A window.
     *
     * @param from the first moment inside, null for an open beginning
     * @param to the first moment after, null for an open end
     * @param timeZone the IANA zone that days and weeks are cut in
     */
    public record Ends(@Nullable Instant from, @Nullable Instant to, String timeZone) {}

    /**
     * A stretch of time with both ends, which are null where it has no beginning and nothing is selected.
     *
     * @param from the first moment inside: where the window is open, that of the first deployment's day
     * @param to the first moment after: where the window is open or its end lies ahead, that of the day after {@code asOf}
     * @param days how many days of the time zone that is; a part of a day is a fraction
     */
    public record Effective(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Double days) {

        private static Effective of(Span span) {
            return span.equals(Span.EMPTY)
                    ? new Effective(null, null, null)
                    : new Effective(
                            Instant.ofEpochMilli(span.fromMillis()),
                            Instant.ofEpochMilli(span.toMillis()),
                            span.days());
        }
    }

    /**
     * What is answered to a query.
     *
     * @param asked the question's parameters by name, as far as they are known without a history
     * @param measurement what a metric says, or which deployments are behind it
     */
    public static <R> Envelope<R> of(
            CurrentHistory current,
            Query query,
            Map<String, @Nullable Object> asked,
            String definition,
            Measurement<R> measurement) {
        var history = current.history();
        var production = history.production();
        var understood = new LinkedHashMap<String, @Nullable Object>(asked);
        if (query.ofProduction()) {
            understood.put(ENVIRONMENT, production.isEmpty() ? ALL : List.copyOf(production));
        }
        var excluded = new LinkedHashMap<String, Long>();
        measurement.excluded().forEach((reason, count) -> excluded.put(reason.key(), count));
        var window = query.window();
        return new Envelope<>(
                history.asOf(),
                current.stale(),
                new Ends(window.from(), window.to(), window.zone().getId()),
                understood,
                Effective.of(query.in(history).span(history)),
                query.ofProduction() && production.isEmpty() ? List.of(NO_PRODUCTION) : List.of(),
                definition,
                excluded,
                measurement.results(),
                Map.of());
    }

    /** The same with headers beside it. */
    public Envelope<R> withHeaders(Map<String, String> others) {
        return new Envelope<>(asOf, stale, window, asked, effective, hints, definition, excluded, results, others);
    }

    /** The same with other results. */
    public Envelope<R> withResults(List<R> others) {
        return new Envelope<>(asOf, stale, window, asked, effective, hints, definition, excluded, others, headers);
    }
}
