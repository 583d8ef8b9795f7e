package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.metric.throughput.LeadTime.Beginning;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which lead time a summary shows. */
public enum LeadTimeChoice {
    /** That of changes where it is known of at least half of what it is about, in both periods; that of deployments otherwise. */
    AUTO,
    /** That of changes. */
    CHANGE,
    /** That of deployments. */
    DEPLOY;

    /** All of them by their names in addresses. */
    public static Map<String, LeadTimeChoice> byName() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(LeadTimeChoice::key, each -> each, (one, other) -> one, LinkedHashMap::new));
    }

    /** Its name in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Chooses by what is known in both periods. */
    LeadTime of(LeadTime ofChanges, Coverage now, Coverage before) {
        return switch (this) {
            case AUTO -> now.of() > 0 && now.isHalf() && before.isHalf() ? ofChanges : new LeadTime(Beginning.START);
            case CHANGE -> ofChanges;
            case DEPLOY -> new LeadTime(Beginning.START);
        };
    }
}
