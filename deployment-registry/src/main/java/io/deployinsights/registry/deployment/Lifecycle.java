package io.deployinsights.registry.deployment;

import static io.deployinsights.registry.deployment.Field.FINISHED_AT;
import static io.deployinsights.registry.deployment.Field.STARTED_AT;
import static io.deployinsights.registry.deployment.Field.STATUS;

import io.deployinsights.registry.problem.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Keeps a deployment's status and its two times in agreement. */
public final class Lifecycle {

    /** How far a writer's clock may be ahead of the registry's. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Lifecycle() {}

    /** Gives a new deployment the times it was sent without. */
    public static void begin(Document created, Instant now, Faults faults) {
        created.computeIfAbsent(STARTED_AT.stored(), absent -> now);
        settle(null, created, Set.of(Field.values()), now, faults);
    }

    /**
     * Completes a change with the registry's clock and notes what contradicts itself.
     *
     * @param before the deployment as stored, null for a new one
     * @param told the fields the writer gave; what was stored before in others is not held against this writer
     */
    public static void settle(@Nullable Document before, Document after, Set<Field> told, Instant now, Faults faults) {
        boolean finished =
                Status.of(after.get(STATUS.stored())).map(Status::finished).orElse(false);
        boolean statusChanged = before == null || !Objects.equals(status(before), status(after));
        boolean finishTold = told.contains(FINISHED_AT);
        Object finish = after.get(FINISHED_AT.stored());

        if (finished && ((finishTold && finish == null) || (!finishTold && statusChanged))) {
            after.put(FINISHED_AT.stored(), finishBy(after, now));
            refuseFinishBeforeStart(
                    after, STARTED_AT, "is after the registry's time, which ends the deployment", faults);
        } else if (finishTold && finish != null && !finished && !faults.concern(STATUS.json())) {
            faults.add(
                    FINISHED_AT.json(),
                    "is only allowed with a finished status (Succeeded, Failed, RolledBack), and the status is "
                            + status(after));
        } else if (finishTold || told.contains(STARTED_AT)) {
            refuseFinishBeforeStart(after, FINISHED_AT, "is before startedAt", faults);
        }
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

    private static @Nullable Object status(Document deployment) {
        return deployment.get(STATUS.stored());
    }

    /** A writer's clock that is a little ahead must not make a deployment end before it starts. */
    private static Instant finishBy(Document deployment, Instant now) {
        return StoredTime.of(deployment.get(STARTED_AT.stored()))
                .filter(start -> start.isAfter(now) && !start.isAfter(now.plus(CLOCK_SKEW)))
                .orElse(now);
    }

    private static void refuseFinishBeforeStart(Document deployment, Field blamed, String what, Faults faults) {
        Instant start = StoredTime.of(deployment.get(STARTED_AT.stored())).orElse(Instant.MIN);
        Instant finish = StoredTime.of(deployment.get(FINISHED_AT.stored())).orElse(Instant.MAX);
        if (finish.isBefore(start)) {
            faults.add(
                    blamed.json(),
                    "%s: startedAt is %s, finishedAt is %s; allowed is a finish at or after the start"
                            .formatted(what, start, finish));
        }
    }
}
