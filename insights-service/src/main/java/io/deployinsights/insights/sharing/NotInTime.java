package io.deployinsights.insights.sharing;

import java.io.Serial;
import java.time.Duration;

/** A result is not there after the longest wait of any caller; a later request may find it. */
public final class NotInTime extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration patience;

    NotInTime(Duration patience) {
        super("no result after " + patience, null, false, false);
        this.patience = patience;
    }

    /** How long it was waited for. */
    public Duration patience() {
        return patience;
    }
}
