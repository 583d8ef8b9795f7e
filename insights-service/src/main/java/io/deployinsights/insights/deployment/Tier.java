package io.deployinsights.insights.deployment;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an environment is for, by its name: whatever the case, but with nothing else forgiven. */
public enum Tier {
    /** What changes are tried in. */
    STAGING(Set.of("staging", "stage", "stg")),
    /** What customers use. */
    PRODUCTION(Set.of("production", "prod", "prd", "live"));

    // A set that never changes, but has no type that says so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> names;

    Tier(Set<String> names) {
        this.names = names;
    }

    /** Whether an environment is of this tier. */
    public boolean includes(@Nullable String environment) {
        return environment != null && names.contains(environment.toLowerCase(Locale.ROOT));
    }
}
