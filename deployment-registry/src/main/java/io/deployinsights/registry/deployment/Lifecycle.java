package io.deployinsights.registry.deployment;

import static io.deployinsights.registry.deployment.Field.FINISHED_AT;
import static io.deployinsights.registry.deployment.Field.ROLLED_BACK_AT;
import static io.deployinsights.registry.deployment.Field.STARTED_AT;
import static io.deployinsights.registry.deployment.Field.STATUS;

import io.deployinsights.registry.problem.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a deployment's status and its times in agreement. The registry's clock completes what a request reports as happening now; a time
 * that is stored never moves by itself.
 */
public final class Lifecycle {

    /** How far a writer's clock may be ahead of the registry's. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** The times of what has happened: none of them can lie ahead. */
    private static final List<Field> HAPPENED = List.of(STARTED_AT, FINISHED_AT, ROLLED_BACK_AT);

    private Lifecycle() {}

    /** Gives a new deployment the times it was sent without. */
    public static void begin(Document created, Instant now, Faults faults) {
        created.computeIfAbsent(STARTED_AT.stored(), absent -> now);
        settle(new Document(STATUS.stored(), Status.QUEUED.word()), created, Set.of(Field.values()), now, faults);
    }

    /**
     * Completes a change with the registry's clock and notes what contradicts itself.
     *
     * @param before the deployment as stored
     * @param given the fields that the writer changes; stored values in others are not held against this writer
     */
    public static void settle(Document before, Document after, Set<Field> given, Instant now, Faults faults) {
        refuseAhead(after, given, now, faults);
        Optional<Status> from = Status.of(status(before));
        Optional<Status> to = Status.of(status(after));
        boolean finished = to.filter(Status::finished).isPresent();
        if (finished && isNone(FINISHED_AT, after)) {
            finish(before, after, from, given, now, faults);
        } else if (given.contains(FINISHED_AT) && !finished && !isNone(FINISHED_AT, after)) {
            refuseFor(FINISHED_AT, "a finished status (%s)".formatted(Status.finishedWords()), after, faults);
        } else if (given.contains(FINISHED_AT) || given.contains(STARTED_AT)) {
            refuseOrder(STARTED_AT, FINISHED_AT, after, FINISHED_AT, "is before startedAt", faults);
        }
        boolean rolledBack = to.filter(Status.ROLLED_BACK::equals).isPresent();
        if (rolledBack && from.filter(Status.SUCCEEDED::equals).isPresent() && isNone(ROLLED_BACK_AT, after)) {
            after.put(ROLLED_BACK_AT.stored(), clock(now, FINISHED_AT, after));
            String what = "is after the registry's time, at which the deployment is rolled back";
            refuseOrder(FINISHED_AT, ROLLED_BACK_AT, after, FINISHED_AT, what, faults);
        } else if (given.contains(ROLLED_BACK_AT) && !rolledBack && !isNone(ROLLED_BACK_AT, after)) {
            refuseFor(ROLLED_BACK_AT, Status.ROLLED_BACK.word(), after, faults);
        } else if (given.contains(ROLLED_BACK_AT) || given.contains(FINISHED_AT)) {
            refuseOrder(FINISHED_AT, ROLLED_BACK_AT, after, ROLLED_BACK_AT, "is before finishedAt", faults);
        }
    }

    /** The times of what has happened that lie more than five minutes ahead of the registry's clock. */
    public static Map<Field, Instant> ahead(Document deployment, Instant now) {
        Map<Field, Instant> ahead = new EnumMap<>(Field.class);
        for (Field field : HAPPENED) {
            StoredTime.of(deployment.get(field.stored()))
                    .filter(time -> time.isAfter(now.plus(CLOCK_SKEW)))
                    .ifPresent(time -> ahead.put(field, time));
        }
        return ahead;
    }

    /**
     * Checks that the status may change like this. What isn't one of the known states can become any of them.
     *
     * @throws IllegalTransition (409) when not
     */
    public static void checkStep(Document before, Document after) {
        Status.of(status(before))
                .ifPresent(from -> Status.of(status(after))
                        .filter(to -> to != from && !from.next().contains(to))
                        .ifPresent(to -> {
                            throw new IllegalTransition(from, to);
                        }));
    }

    /**
     * The clock only knows when a deployment ended that ends now. One that had ended before, or whose state nobody knows, keeps what is
     * stored.
     */
    private static void finish(
            Document before, Document after, Optional<Status> from, Set<Field> given, Instant now, Faults faults) {
        if (given.contains(FINISHED_AT) && !isNone(FINISHED_AT, before)) {
            faults.add(
                    FINISHED_AT.json(),
                    "is null, and a deployment that is %s has finished; allowed is a time, or to leave it out, which keeps %s"
                            .formatted(
                                    status(after),
                                    StoredTime.of(before.get(FINISHED_AT.stored()))
                                            .<Object>map(time -> time)
                                            .orElse("what is stored")));
        } else if (from.filter(status -> !status.finished()).isPresent()) {
            after.put(FINISHED_AT.stored(), clock(now, STARTED_AT, after));
            String what = "is after the registry's time, which ends the deployment";
            refuseOrder(STARTED_AT, FINISHED_AT, after, STARTED_AT, what, faults);
        }
    }

    /** A writer's clock that is a little ahead must not make a deployment end before it starts. */
    private static Instant clock(Instant now, Field notBefore, Document deployment) {
        return StoredTime.of(deployment.get(notBefore.stored()))
                .filter(time -> time.isAfter(now) && !time.isAfter(now.plus(CLOCK_SKEW)))
                .orElse(now);
    }

    private static void refuseAhead(Document deployment, Set<Field> given, Instant now, Faults faults) {
        ahead(deployment, now).forEach((field, time) -> {
            if (given.contains(field)) {
                faults.add(
                        field.json(),
                        "is %s, more than %d minutes ahead of the registry's clock; allowed is a time up to %s"
                                .formatted(time, CLOCK_SKEW.toMinutes(), now.plus(CLOCK_SKEW)));
            }
        });
    }

    private static void refuseFor(Field field, String status, Document after, Faults faults) {
        if (!faults.concern(STATUS.json())) {
            faults.add(field.json(), "is only allowed with %s, and the status is %s".formatted(status, status(after)));
        }
    }

    private static void refuseOrder(
            Field first, Field second, Document deployment, Field blamed, String what, Faults faults) {
        Instant earlier = StoredTime.of(deployment.get(first.stored())).orElse(Instant.MIN);
        Instant later = StoredTime.of(deployment.get(second.stored())).orElse(Instant.MAX);
        if (later.isBefore(earlier) && !faults.concern(blamed.json())) {
            faults.add(
                    blamed.json(),
                    "%1$s: %2$s is %3$s, %4$s is %5$s; allowed is %4$s at or after %2$s"
                            .formatted(what, first.json(), earlier, second.json(), later));
        }
    }

    private static boolean isNone(Field field, Document deployment) {
        return StoredTime.isNone(deployment.get(field.stored()));
    }

    private static @Nullable Object status(Document deployment) {
        return deployment.get(STATUS.stored());
    }
}
