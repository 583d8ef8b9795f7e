package io.deployinsights.insights.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.installed.Installation;
import io.deployinsights.insights.faults.proxy.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The registry is down, slow, or answers nonsense; readers of insights get the earlier numbers, marked as such, and soon. */
@OnInstallation
class RegistryFaultsIT {

    /** Beyond what is promised, for a machine that is busy with other tests. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private static final Report REPORT = new Report("registry");
    private static final int ANSWERS = 20;

    private final Installation installation;

    RegistryFaultsIT(Installation installation) {
        this.installation = installation;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answersWithEarlierNumbersUntilTheRegistryIsBack(String name, Fault fault) {
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(() -> installation.beforeRegistry().inject(fault))
                    .lastsUntil(ANSWERS, Answer::isStale)
                    .heals(() -> installation.beforeRegistry().heal());

            assertSurvived(name, seen);
        } finally {
            installation.beforeRegistry().heal();
        }
    }

    static Stream<Arguments> answersWithEarlierNumbersUntilTheRegistryIsBack() {
        return Stream.of(
                Arguments.of("registry refuses connections", new Fault.Refused()),
                Arguments.of("registry answers 500", problem("500 Internal Server Error")),
                Arguments.of("registry answers 429", problem("429 Too Many Requests\r\nRetry-After: 1")),
                Arguments.of("registry takes 30 s", new Fault.Slow(Duration.ofSeconds(30))),
                Arguments.of("registry sends half an answer", new Fault.BrokenOff(false)),
                Arguments.of("registry resets the connection in mid-answer", new Fault.BrokenOff(true)),
                Arguments.of(
                        "registry answers HTML", Fault.Answered.with("200 OK", "text/html", "<html>Welcome</html>")),
                Arguments.of(
                        "registry answers garbage",
                        Fault.Answered.with("200 OK", "application/json", "{\"items\":[}")));
    }

    @Test
    void answersWithEarlierNumbersUntilTheRegistrysNameIsResolvedAgain() {
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(() -> {
                        installation.hostNames().withoutRegistry();
                        installation.beforeRegistry().disconnect();
                    })
                    .lastsUntil(ANSWERS, Answer::isStale)
                    .heals(() -> installation.hostNames().complete());

            assertSurvived("registry's name can't be resolved", seen);
        } finally {
            installation.hostNames().complete();
        }
    }

    private void assertSurvived(String name, Observed seen) {
        REPORT.add(name, seen);
        seen.assertEverybodyIsAnswered(installation.settings().patience().plus(MARGIN))
                .assertHealthIsPromptAndReady()
                .assertNumbersAreRight(installation.ledger(), installation.settings());
        assertThat(seen.writes()).allMatch(Answer::isRecorded);
        new Kept(installation).assertNothingIsLost();
    }

    private static Fault problem(String status) {
        return Fault.Answered.with(status, "application/problem+json", "{\"status\":0}");
    }
}
