package io.deployinsights.insights.history;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a deployment changes: one service in one environment. */
public record Target(@Nullable String serviceName, @Nullable String environment) {

    /** The environment that changes are tried in. */
    public static final String STAGING = "staging";

    /** The environment that customers use. */
    public static final String PRODUCTION = "production";

    /** By service, then environment; records without a name come first. */
    public static final Comparator<Target> ORDER = Comparator.comparing(
                    Target::serviceName, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Target::environment, Comparator.nullsFirst(Comparator.naturalOrder()));
}
