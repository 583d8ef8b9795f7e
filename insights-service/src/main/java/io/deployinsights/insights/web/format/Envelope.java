package io.deployinsights.insights.web.format;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every answer says, whatever it is about.
 *
 * @param asOf the moment of the registry state that the numbers come from
 * @param stale whether the registry can't be reached and an earlier state answers
 * @param definition one sentence that says what is measured
 * @param excluded how many deployments in the window are left out, by reason
 * @param results sorted by service, then environment
 */
public record Envelope<R>(
        Instant asOf, boolean stale, Asked window, String definition, Map<String, Long> excluded, List<R> results) {

    /**
     * The window as it was understood.
     *
     * @param from the first moment inside, null for an open beginning
     * @param to the first moment after, null for an open end
     * @param timeZone the IANA zone that days and weeks are cut in
     */
    public record Asked(@Nullable Instant from, @Nullable Instant to, String timeZone) {}

    public static <R> Envelope<R> of(
            CurrentHistory current, Window window, String definition, Map<Reason, Long> excluded, List<R> results) {
        var byKey = new LinkedHashMap<String, Long>();
        excluded.forEach((reason, count) -> byKey.put(reason.key(), count));
        return new Envelope<>(
                current.history().asOf(),
                current.stale(),
                new Asked(window.from(), window.to(), window.zone().getId()),
                definition,
                byKey,
                results);
    }

    Envelope<R> withoutResults() {
        return new Envelope<>(asOf, stale, window, definition, excluded, List.of());
    }
}
