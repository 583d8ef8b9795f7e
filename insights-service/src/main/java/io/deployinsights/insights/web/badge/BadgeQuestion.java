package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.summary.Summary;
import io.deployinsights.insights.web.benchmark.Summaries;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryParameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a badge is to show.
 *
 * @param days how many days before now are looked at, where the query's window is open on both sides
 */
record BadgeQuestion(String serviceName, Subject subject, Summary summary, Query query, int days, Theme theme) {

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
                        QueryParameters.readOf(serviceName, parameters),
                        parameters.number("days", 1, MOST_DAYS, USUAL_DAYS),
                        parameters.choice("theme", THEMES, "light")));
    }

    /** Until when the badge may be shown again: one of the last days is of another window at any other moment. */
    Instant validUntil(DeploymentHistory history) {
        return query.window().isOpenOnBothSides() ? history.asOf() : query.validUntil(history);
    }

    Badge answer(DeploymentHistory history) {
        var tiles = summary.measure(history, query.during(window(history))).results();
        return Badge.of(serviceName, subject, subject.of(tiles), period());
    }

    private Window window(DeploymentHistory history) {
        var window = query.window();
        return window.isOpenOnBothSides()
                ? new Window(history.asOf().minus(Duration.ofDays(days)), history.asOf(), window.zone())
                : window;
    }

    private String period() {
        var window = query.window();
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
