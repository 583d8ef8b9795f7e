package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;
import java.time.Duration;
import java.time.Instant;

/**
 * A history that was read.
 *
 * @param listed how long the registry took to give its whole list, zero where just what has changed was asked for
 */
record Snapshot(DeploymentHistory history, Duration listed) {

    /** So many times as long as a list takes it is not asked for again: reading one takes a tenth of the time at most. */
    private static final int PAUSE = 9;

    /** Whether it is too young to be renewed. */
    boolean isYoung(HistoryProperties properties, Instant now) {
        return isWithin(longer(properties.renewalAge(), withPause(listed, properties)), now);
    }

    /** Whether it may answer as if it were current: no request waits for a list that takes long. */
    boolean isCurrent(HistoryProperties properties, Instant now) {
        return isWithin(currentAge(properties), now);
    }

    /** Whether a request that came at a moment may have it for a current answer. */
    boolean isCurrentFor(HistoryProperties properties, Instant asked) {
        return !history.asOf().isBefore(RegistryReader.moment(asked.minus(currentAge(properties))));
    }

    /** Whether it may answer while the registry can't be asked. */
    boolean isUsable(HistoryProperties properties, Instant now) {
        return isWithin(properties.maxStale(), now);
    }

    private Duration currentAge(HistoryProperties properties) {
        // The pause, the reading before it and the one after it, which may take longer.
        return longer(properties.maxStaleness(), withPause(listed.multipliedBy(3), properties));
    }

    /** An age that has the pause in it, which is no longer than so that the next list is there before this one is too old to answer at all. */
    private Duration withPause(Duration age, HistoryProperties properties) {
        if (properties.maxStaleness().isZero()) {
            // Every answer is meant to be new, whatever that costs.
            return Duration.ZERO;
        }
        var longest = properties.maxStale().minus(listed.multipliedBy(2));
        var wanted = listed.multipliedBy(PAUSE);
        return age.plus(longer(Duration.ZERO, wanted.compareTo(longest) < 0 ? wanted : longest));
    }

    private boolean isWithin(Duration age, Instant now) {
        return HistoryProperties.isWithin(age, history.asOf(), now);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
