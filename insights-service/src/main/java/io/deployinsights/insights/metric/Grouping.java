package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Selection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one result of an answer is about. */
public enum Grouping {
    /** One service. */
    SERVICE,
    /** All deployments asked for. */
    ALL;

    private static final String NAME = "groupBy";

    /** The parameter that chooses one. */
    public static final Choice CHOICE = new Choice(
            NAME,
            "What a result is about: one service, or all deployments asked for together, whose serviceName is null.",
            List.of("service", "all"),
            "service");

    /** The one that was chosen, by service where none was. */
    public static Grouping among(Map<String, String> chosen) {
        return "all".equals(chosen.get(NAME)) ? ALL : SERVICE;
    }

    /** The deployments asked for, in these groups; the group of all has no name. */
    public Selection<@Nullable String> select(DeploymentHistory history, Query query) {
        return switch (this) {
            case SERVICE -> Selection.byService(history, query);
            case ALL -> Selection.together(history, query);
        };
    }
}
