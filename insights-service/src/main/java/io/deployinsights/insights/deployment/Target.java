package io.deployinsights.insights.deployment;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a deployment changes: one service in one environment. */
public record Target(@Nullable String serviceName, @Nullable String environment) {

    /** By service, then environment; records without a name come first. */
    public static final Comparator<Target> ORDER = Comparator.comparing(
                    Target::serviceName, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Target::environment, Comparator.nullsFirst(Comparator.naturalOrder()));
}
