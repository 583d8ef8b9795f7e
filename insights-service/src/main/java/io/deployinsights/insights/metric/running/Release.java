package io.deployinsights.insights.metric.running;

import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment brought, written so that it can be compared: many write a version with a leading {@code v} in one place and without in
 * another, or add build metadata (Semantic Versioning 2.0.0, item 10), and shorten commits.
 *
 * @param version without a {@code v} before a digit, and without {@code +} and what follows it
 * @param commit in lower case; null where it is missing, or all zeros as Git writes none
 */
record Release(@Nullable String version, @Nullable String commit) {

    /** As many digits as Git shortens commits to at least. */
    static final int FEWEST_DIGITS = 7;

    static Release of(DeploymentHistory history, int row) {
        return new Release(plain(history.version(row)), known(history.commitSha(row)));
    }

    /** Whether both are the same version, or the same commit. */
    boolean isSameAs(Release other) {
        return (version != null && version.equals(other.version)) || isSameCommit(commit, other.commit);
    }

    static @Nullable String plain(@Nullable String version) {
        if (version == null) {
            return null;
        }
        int metadata = version.indexOf('+');
        var core = metadata < 0 ? version : version.substring(0, metadata);
        boolean isPrefixed = core.length() > 1
                && (core.charAt(0) == 'v' || core.charAt(0) == 'V')
                && core.charAt(1) >= '0'
                && core.charAt(1) <= '9';
        return isPrefixed ? core.substring(1) : core;
    }

    private static @Nullable String known(@Nullable String commit) {
        return commit == null || commit.chars().allMatch(digit -> digit == '0')
                ? null
                : commit.toLowerCase(Locale.ROOT);
    }

    private static boolean isSameCommit(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return false;
        }
        return one.equals(other) || isShortFor(one, other) || isShortFor(other, one);
    }

    private static boolean isShortFor(String commit, String longer) {
        return commit.length() >= FEWEST_DIGITS && longer.startsWith(commit);
    }
}
