package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.benchmark.Summaries;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.web.parameters.Scope;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a badge is to show.
 *
 * @param days how many calendar days are looked at, today among them, where the query's window is open on both sides
 */
record BadgeQuestion(String serviceName, Subject subject, Summary summary, Scope scope, int days, Theme theme) {

    private static final int MOST_DAYS = 3650;
    private static final int USUAL_DAYS = 90;
    private static final Map<String, Theme> THEMES = themes();

    static BadgeQuestion read(String serviceName, Subject subject, Summaries summaries, QueryString sent) {
        return Parameters.read(
                sent,
                parameters -> new BadgeQuestion(
                        serviceName,
                        subject,
                        summaries.read(parameters),
                        Scope.readInProductionOf(serviceName, parameters),
                        parameters.number("days", 1, MOST_DAYS, USUAL_DAYS),
                        parameters.choice("theme", THEMES, "light")));
    }

    /** Until when the badge may be shown again. */
    Instant validUntil(DeploymentHistory history) {
        return query(history).validUntil(history);
    }

    Badge answer(DeploymentHistory history) {
        var tiles = summary.measure(history, query(history)).results();
        return Badge.of(serviceName, subject.of(tiles), environments(history) + period());
    }

    private Query query(DeploymentHistory history) {
        return scope.in(history).during(window(history));
    }

    /** As many calendar days as are asked for, today among them: what the summary of those days is of, and the dashboard. */
    private Window window(DeploymentHistory history) {
        var window = scope.query().window();
        if (!window.isOpenOnBothSides()) {
            return window;
        }
        var zone = window.zone();
        var first = history.asOf().atZone(zone).toLocalDate().minusDays(days - 1L);
        return new Window(first.atStartOfDay(zone).toInstant(), null, zone);
    }

    private String environments(DeploymentHistory history) {
        var environments = scope.in(history).environments();
        return environments.isEmpty()
                ? ""
                : environments.stream().sorted().collect(Collectors.joining(" and ", "in ", " "));
    }

    private String period() {
        var window = scope.query().window();
        if (window.isOpenOnBothSides()) {
            return "over the last " + days + " days";
        }
        return (window.from() == null ? "" : "from " + window.from() + " ")
                + (window.to() == null ? "on" : "to " + window.to());
    }

    private static Map<String, Theme> themes() {
        var themes = new LinkedHashMap<String, Theme>();
        themes.put("light", Theme.LIGHT);
        themes.put("dark", Theme.DARK);
        return themes;
    }
}
