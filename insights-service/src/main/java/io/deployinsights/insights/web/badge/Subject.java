package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.metric.summary.Tile;
import java.util.List;

/** What a badge can be about. */
enum Subject {
    FREQUENCY("frequency", 0),
    LEAD_TIME("lead-time", 1),
    FAILURE_RATE("failure-rate", 2),
    RECOVERY_TIME("recovery-time", 3),
    REWORK_RATE("rework-rate", 4);

    private final String key;
    private final int place;

    Subject(String key, int place) {
        this.key = key;
        this.place = place;
    }

    /** Its name in addresses. */
    String key() {
        return key;
    }

    /** Its tile in a summary. */
    Tile of(List<Tile> summary) {
        return summary.get(place);
    }
}
