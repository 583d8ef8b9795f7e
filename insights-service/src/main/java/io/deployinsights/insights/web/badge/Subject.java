package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.summary.Tile;
import java.util.List;

/** What a badge can be about. */
enum Subject {
    FREQUENCY("frequency", "deployments", 0),
    LEAD_TIME("lead-time", "lead time", 1),
    FAILURE_RATE("failure-rate", "change failure rate", 2),
    RECOVERY_TIME("recovery-time", "recovery time", 3),
    REWORK_RATE("rework-rate", "rework rate", 4);

    private final String key;
    private final String label;
    private final int place;

    Subject(String key, String label, int place) {
        this.key = key;
        this.label = label;
        this.place = place;
    }

    /** Its name in addresses. */
    String key() {
        return key;
    }

    String label() {
        return label;
    }

    /** Its tile in a summary. */
    Tile of(List<Tile> summary) {
        return summary.get(place);
    }
}
