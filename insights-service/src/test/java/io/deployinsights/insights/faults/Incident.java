package io.deployinsights.insights.faults;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.caller.Callers;
import io.deployinsights.insights.faults.installed.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** A fault from its beginning until all is as before, for those who go on asking and writing. */
final class Incident implements AutoCloseable {

    private static final int READERS = 3;
    private static final Duration OFTEN = Duration.ofMillis(25);
    private static final Duration SOMETIMES = Duration.ofMillis(100);
    private static final String INSIGHT = "/insights/frequency?granularity=monthly";

    private final Installation installation;
    private final Callers readers;
    private final Callers watchers;
    private final Callers writers;
    private final Callers registryWatchers;
    private Instant broken = Instant.MIN;

    /** Begins when all is well, with a writer who writes now and then. */
    Incident(Installation installation) {
        this(installation, 1, SOMETIMES);
    }

    /**
     * Begins when all is well.
     *
     * @param writing how many do
     * @param pause between two writes of each
     */
    Incident(Installation installation, int writing, Duration pause) {
        this.installation = installation;
        readers = new Callers(READERS, OFTEN, () -> installation.askInsights(INSIGHT));
        watchers = new Callers(1, SOMETIMES, () -> installation.askInsights("/health"));
        writers = new Callers(writing, pause, installation::record);
        registryWatchers = new Callers(1, SOMETIMES, () -> installation.askRegistry("/api/health"));
        var now = Instant.now();
        writers.await(1, now, Answer::isRecorded);
        readers.await(1, now, countsAllUntil(now));
    }

    Incident breaks(Runnable fault) {
        broken = Instant.now();
        fault.run();
        return this;
    }

    /** Waits until readers of insights got so many such answers after the fault began, and each of the others came at least once. */
    Incident lastsUntil(int answers, Predicate<Answer> seen) {
        readers.await(answers, broken, seen);
        watchers.await(1, broken, _ -> true);
        registryWatchers.await(1, broken, _ -> true);
        writers.await(1, broken, _ -> true);
        return this;
    }

    /** Waits until those who wrote after it broke got so many such answers. */
    Incident lastsUntilWriters(int answers, Predicate<Answer> seen) {
        writers.await(answers, broken, seen);
        return this;
    }

    /** Waits until insights says of its health what it has to while it lasts. */
    Incident lastsUntilHealthSays(String status) {
        watchers.await(
                1, broken, answer -> answer.json().path("status").asString("").equals(status));
        return this;
    }

    /** Waits until answers come from what insights has read so long after it broke. */
    Incident lastsUntilAnswersAreOf(Duration later) {
        var moment = broken.plus(later);
        return lastsUntil(1, answer -> answer.isInsight() && answer.asOf().isAfter(moment));
    }

    /** Ends the fault, waits until all is as before, and returns what was seen. */
    Observed heals(Runnable repair) {
        var readiness = installation.askInsights("/readyz");
        var healed = Instant.now();
        repair.run();
        writers.await(1, healed, Answer::isRecorded);
        var current = readers.first(healed, countsAllUntil(healed));
        close();
        return new Observed(
                readers.between(broken, healed),
                watchers.between(broken, healed),
                writers.between(broken, healed),
                readiness,
                registryWatchers.between(broken, healed),
                readers.between(Instant.MIN, Instant.MAX),
                healed,
                Duration.between(healed, current.received()));
    }

    /** Not stale, and nothing that was acknowledged before a moment is missing. */
    private Predicate<Answer> countsAllUntil(Instant moment) {
        return answer -> answer.isCurrent()
                && answer.deployments() >= installation.ledger().fewestAt(moment);
    }

    @Override
    public void close() {
        writers.close();
        readers.close();
        watchers.close();
        registryWatchers.close();
    }
}
