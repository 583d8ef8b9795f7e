package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the definitions say of one record. */
final class NaiveRecord {

    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

    private NaiveRecord() {}

    /** Whether it has a start, and no time of it is before 2000 or more than five minutes from now. */
    static boolean isInTime(Deployment d, Instant now) {
        return d.startedAt() != null
                && times(d).noneMatch(
                                time -> time.isBefore(YEAR_2000) || time.isAfter(now.plus(Duration.ofMinutes(5))));
    }

    /** The times that matter, but for that of the commit. */
    static Stream<Instant> times(Deployment d) {
        var finish = isInProgress(d) ? null : d.finishedAt();
        return Stream.of(d.startedAt(), finish, rolledBack(d)).filter(Objects::nonNull);
    }

    static Instant completion(Deployment d) {
        if (rolledBack(d) != null) {
            return rolledBack(d);
        }
        return d.finishedAt() == null ? d.startedAt() : d.finishedAt();
    }

    static boolean isNegative(Deployment d) {
        boolean endsEarly = d.finishedAt() != null && d.finishedAt().isBefore(d.startedAt());
        var succeeded = d.finishedAt() == null ? d.startedAt() : d.finishedAt();
        return endsEarly || (rolledBack(d) != null && rolledBack(d).isBefore(succeeded));
    }

    /** In the denominator of every rate. */
    static boolean isRated(Deployment d) {
        return is(d, "Succeeded", "Failed", "RolledBack");
    }

    static boolean isInProgress(Deployment d) {
        return is(d, "Queued", "Building", "Deploying");
    }

    static boolean isKnown(Deployment d) {
        return isRated(d) || isInProgress(d) || is(d, "Cancelled");
    }

    static boolean is(Deployment d, String... statuses) {
        return d.status() != null && List.of(statuses).contains(d.status());
    }

    static @Nullable Instant rolledBack(Deployment d) {
        return is(d, "RolledBack") ? d.rolledBackAt() : null;
    }

    /** Whether it has a commit time that can be, and that is not after its completion. */
    static boolean hasChange(Deployment d) {
        return d.committedAt() != null
                && !d.committedAt().isBefore(YEAR_2000)
                && !d.committedAt().isAfter(completion(d));
    }
}
