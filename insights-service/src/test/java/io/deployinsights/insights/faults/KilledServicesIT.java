package io.deployinsights.insights.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.installed.Installation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Everything is killed with {@code -9} while many write and ask, and started again, insights first. */
@OnInstallation
class KilledServicesIT {

    private static final Report REPORT = new Report("processes");
    private static final int WRITERS = 8;

    private final Installation installation;

    KilledServicesIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void countsExactlyWhatWasAcknowledged() {
        try (var incident = new Incident(installation, WRITERS, Duration.ofMillis(1))) {
            var seen = incident.lastsUntilWriters(250, Answer::isRecorded)
                    .breaks(installation::killEverything)
                    .lastsUntilWriters(1, Answer::isMissing)
                    .breaks(installation::restartInsights)
                    .lastsUntil(5, Answer::isUnavailable)
                    .heals(() -> {
                        installation.restartMongo();
                        installation.restartRegistry();
                    });

            REPORT.add("both services and MongoDB are killed; insights is back first", seen);
            seen.assertNumbersAreRight(installation.ledger(), installation.settings());
            assertThat(seen.insights()).filteredOn(Answer::isUnavailable).allSatisfy(answer -> {
                assertThat(answer.retryAfter()).isPresent();
                assertThat(answer.json().get("detail").asString()).isNotBlank();
            });
            assertThat(seen.insights()).noneMatch(Answer::isInsight);
            assertThat(seen.readiness().status()).isEqualTo(200);
        }
        new Kept(installation).assertNothingIsLost();
    }
}
