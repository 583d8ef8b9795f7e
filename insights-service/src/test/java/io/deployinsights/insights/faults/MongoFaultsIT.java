package io.deployinsights.insights.faults;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.installed.Installation;
import io.deployinsights.insights.faults.proxy.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The registry's MongoDB is down or slow: writers get an error in time, and readers of insights the earlier numbers. */
@OnInstallation
class MongoFaultsIT {

    private static final Report REPORT = new Report("mongodb");

    /** What the registry is shipped with as the longest for one read or write. */
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(4);

    /** Beyond what is promised, for a machine that is busy with other tests. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private static final int ANSWERS = 20;

    private final Installation installation;

    MongoFaultsIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void refusesWritesAndKeepsWhatItAcknowledgedWhenMongoIsKilled() {
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(installation::killMongo)
                    .lastsUntilWriters(1, Answer::isUnavailable)
                    .lastsUntil(ANSWERS, Answer::isStale)
                    .heals(installation::restartMongo);

            assertSurvived("MongoDB is killed", seen);
        }
    }

    @Test
    void refusesWritesWhileMongoHangs() {
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(() -> installation.beforeMongo().inject(new Fault.Silent()))
                    .lastsUntilWriters(1, Answer::isUnavailable)
                    .lastsUntil(ANSWERS, Answer::isStale)
                    .heals(() -> installation.beforeMongo().heal());

            assertSurvived("MongoDB hangs", seen);
        } finally {
            installation.beforeMongo().heal();
        }
    }

    @Test
    void goesOnWhileMongoIsSlow() {
        var fault = new Fault.Slow(Duration.ofSeconds(1));
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(() -> installation.beforeMongo().inject(fault))
                    .lastsUntilWriters(2, _ -> true)
                    .lastsUntil(ANSWERS, _ -> true)
                    .heals(() -> installation.beforeMongo().heal());

            assertSurvived("MongoDB takes a second for each answer", seen);
        } finally {
            installation.beforeMongo().heal();
        }
    }

    private void assertSurvived(String name, Observed seen) {
        REPORT.add(name, seen);
        seen.assertEverybodyIsAnswered(installation.settings().patience().plus(MARGIN))
                .assertWritersAreTold(STORE_TIMEOUT.plus(MARGIN))
                .assertHealthIsPromptAndReady()
                .assertNumbersAreRight(installation.ledger(), installation.settings());
        new Kept(installation).assertNothingIsLost();
    }
}
