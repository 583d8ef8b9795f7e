package seed;

import static seed.Deployment.STAGING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Puts two or three of every fault that real registries hold, and some that were called off, into a history that is free of them. */
final class Faults {
    private static final Duration DAY = Duration.ofDays(1);

    private final List<Deployment> history;

    private Faults(List<Deployment> history) {
        this.history = new ArrayList<>(history);
    }

    /** The history, oldest first, with the faults in it; the order stays, also where a start got lost. */
    static List<Deployment> into(List<Deployment> history) {
        var faults = new Faults(history);
        faults.spoil(3, Faults::settled, d -> d.withTimes(d.startedAt(), null));
        faults.spoil(
                2,
                Faults::settled,
                d -> d.withTimes(d.startedAt(), d.startedAt().minusSeconds(187)));
        faults.spoil(1, Faults::settled, d -> d.withStatus("success"));
        faults.spoil(1, Faults::settled, d -> d.withStatus("Aborted"));
        faults.spoil(2, Faults::settled, d -> d.withTimes(null, d.finishedAt()));
        faults.spoil(2, Faults::settled, d -> d.withTimes(d.startedAt(), null).withStatus("Deploying"));
        faults.spoil(1, Faults::settled, d -> d.withTimes(d.startedAt(), null).withStatus("Queued"));
        // Within the last day: older ones would be stuck as well, and each is to show one fault only.
        faults.spoil(2, Faults::recent, d -> d.withStatus("Deploying"));
        faults.repeat(2);
        faults.planAhead();
        // No fault, but as rare.
        faults.spoil(3, Faults::settled, d -> d.withStatus("Cancelled"));
        return faults.history;
    }

    private void spoil(int count, Predicate<Deployment> candidate, UnaryOperator<Deployment> fault) {
        for (var i = 0; i < count; i++) {
            var index = pick(candidate);
            history.set(index, fault.apply(history.get(index)));
        }
    }

    private void repeat(int count) {
        for (var i = 0; i < count; i++) {
            var index = pick(Faults::settled);
            history.add(index + 1, history.get(index));
        }
    }

    /** Two that start tomorrow and later: what a pipeline with a wrong clock reports. */
    private void planAhead() {
        for (var hours : List.of(20, 45)) {
            var original = history.get(pick(Faults::recent));
            history.add(original.withTimes(ReferenceTime.NOW.plus(Duration.ofHours(hours)), null)
                    .withStatus("Queued"));
        }
    }

    private int pick(Predicate<Deployment> candidate) {
        var candidates = new ArrayList<Integer>();
        for (var i = 0; i < history.size(); i++) {
            if (candidate.test(history.get(i))) {
                candidates.add(i);
            }
        }
        return candidates.get(
                new Chance("fault " + history.size() + candidates.size()).between(0, candidates.size() - 1));
    }

    private static boolean settled(Deployment d) {
        return sound(d) && d.startedAt().isBefore(ReferenceTime.NOW.minus(DAY.multipliedBy(3)));
    }

    private static boolean recent(Deployment d) {
        return sound(d) && d.startedAt().isAfter(ReferenceTime.NOW.minus(Duration.ofHours(23)));
    }

    private static boolean sound(Deployment d) {
        return d.environment().equals(STAGING)
                && d.succeeded()
                && d.startedAt() != null
                && d.finishedAt() != null
                && !d.finishedAt().isBefore(d.startedAt());
    }
}
