package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.list.Metrics;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.metric.summary.Tile;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryParameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a badge is to show.
 *
 * @param subject one of {@link Summary#PARTS}
 * @param summary where it is from
 * @param days how many calendar days are looked at, today among them, where the query's window is open on both sides
 */
record BadgeQuestion(
        String serviceName, String subject, Metrics metrics, Metric<Tile> summary, Query query, int days, Theme theme) {

    private static final int MOST_DAYS = 3650;
    private static final int USUAL_DAYS = 90;
    private static final Map<String, Theme> THEMES = themes();

    static BadgeQuestion read(String serviceName, String subject, Metrics metrics, QueryString sent) {
        return Parameters.read(
                sent,
                parameters -> new BadgeQuestion(
                        serviceName,
                        subject,
                        metrics,
                        parameters.choose(metrics.summary()),
                        QueryParameters.readOf(serviceName, parameters),
                        parameters.number("days", 1, MOST_DAYS, USUAL_DAYS),
                        parameters.choice("theme", THEMES, "light")));
    }

    /** Until when the badge may be shown again. */
    Instant validUntil(DeploymentHistory history) {
        return inHistory(history).validUntil(history);
    }

    Badge answer(DeploymentHistory history) {
        var tiles = summary.measure(history, inHistory(history)).results();
        var tile = tiles.get(Summary.PARTS.indexOf(subject));
        return Badge.of(serviceName, metrics.title(tile.metric()), tile, environments(history) + period());
    }

    private Query inHistory(DeploymentHistory history) {
        return query.in(history).during(window(history));
    }

    /** The last calendar days, today among them: the same window as the dashboard's. */
    private Window window(DeploymentHistory history) {
        var window = query.window();
        if (!window.isOpenOnBothSides()) {
            return window;
        }
        var zone = window.zone();
        var first = history.asOf().atZone(zone).toLocalDate().minusDays(days - 1L);
        return new Window(first.atStartOfDay(zone).toInstant(), null, zone);
    }

    private String environments(DeploymentHistory history) {
        var environments = query.in(history).environments();
        return environments.isEmpty()
                ? ""
                : environments.stream().sorted().collect(Collectors.joining(" and ", "in ", " "));
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
