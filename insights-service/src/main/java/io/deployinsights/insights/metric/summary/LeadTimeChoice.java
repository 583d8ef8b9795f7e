package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.metric.throughput.LeadTime.From;
import java.util.Locale;

/** Which lead time a summary shows. */
public enum LeadTimeChoice {
    /** That of changes where it is known of at least half of what it is about, in both periods; that of deployments otherwise. */
    AUTO,
    /** That of changes. */
    CHANGE,
    /** That of deployments. */
    DEPLOY;

    /**
     * The choice of a name in addresses.
     *
     * @throws IllegalArgumentException when there is none of the name
     */
    public static LeadTimeChoice named(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Its name in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Chooses by what is known in both periods. */
    LeadTime of(LeadTime ofChanges, Coverage now, Coverage before) {
        return switch (this) {
            case AUTO -> now.of() > 0 && now.isHalf() && before.isHalf() ? ofChanges : new LeadTime(From.START);
            case CHANGE -> ofChanges;
            case DEPLOY -> new LeadTime(From.START);
        };
    }
}
