package io.deployinsights.insights.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.installed.Installation;
import io.deployinsights.insights.faults.proxy.Fault;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Redis is away, hangs, forgets or is full: nobody who asks for an insight notices. */
@EnabledIf(
        value = "io.deployinsights.insights.process.RedisProcess#isThereOrHasToBe",
        disabledReason = "redis-server is not installed: make doctor says how to get it")
@OnInstallation
class RedisFaultsIT {

    private static final Report REPORT = new Report("redis");

    /** Beyond what is promised, for a machine that is busy with other tests. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    /** After it, the pages that Redis keeps for a moment have been asked for again. */
    private static final Duration SEVERAL_POLLS = Duration.ofMillis(1_500);

    private final Installation installation;

    RedisFaultsIT(Installation installation) {
        this.installation = installation;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answersAsIfNothingHadHappened(
            String name, String health, Consumer<Installation> fault, Consumer<Installation> repair) {
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(() -> fault.accept(installation))
                    .lastsUntilHealthSays(health)
                    .lastsUntilAnswersAreOf(SEVERAL_POLLS)
                    .heals(() -> repair.accept(installation));

            REPORT.add(name, seen);
            seen.assertEverybodyIsAnswered(installation.settings().patience().plus(MARGIN))
                    .assertHealthIsPromptAndReady()
                    .assertNumbersAreRight(installation.ledger(), installation.settings());
            assertThat(seen.insights()).allMatch(Answer::isCurrent);
            assertThat(seen.health()).allMatch(answer -> answer.status() == 200);
        }
        new Kept(installation).assertNothingIsLost();
    }

    static Stream<Arguments> answersAsIfNothingHadHappened() {
        return Stream.of(
                fault("Redis is killed", "degraded", Installation::killRedis, Installation::restartRedis),
                fault(
                        "Redis hangs",
                        "degraded",
                        all -> all.beforeRedis().inject(new Fault.Silent()),
                        all -> all.beforeRedis().heal()),
                fault("Redis is flushed", "healthy", all -> all.commandRedis("FLUSHALL"), _ -> {}),
                fault(
                        "Redis is full",
                        "healthy",
                        all -> all.commandRedis("CONFIG SET maxmemory 1"),
                        all -> all.commandRedis("CONFIG SET maxmemory 0")));
    }

    private static Arguments fault(
            String name, String health, Consumer<Installation> fault, Consumer<Installation> repair) {
        return Arguments.of(name, health, fault, repair);
    }

    @Test
    void answersWithEarlierNumbersWhileRegistryAndRedisHang() {
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(() -> {
                        installation.beforeRedis().inject(new Fault.Silent());
                        installation.beforeRegistry().inject(new Fault.Silent());
                    })
                    .lastsUntil(20, Answer::isStale)
                    .heals(this::repair);

            REPORT.add("Redis and the registry hang", seen);
            seen.assertEverybodyIsAnswered(installation.settings().patience().plus(MARGIN))
                    .assertHealthIsPromptAndReady()
                    .assertNumbersAreRight(installation.ledger(), installation.settings());
        } finally {
            repair();
        }
    }

    @Test
    void startsWhileRedisHangs() {
        try (var incident = new Incident(installation)) {
            var seen = incident.breaks(() -> {
                        installation.beforeRedis().inject(new Fault.Silent());
                        installation.restartInsights();
                    })
                    .lastsUntil(20, Answer::isCurrent)
                    .heals(this::repair);

            REPORT.add("insights starts while Redis hangs", seen);
            seen.assertHealthIsPromptOnceItAnswers()
                    .assertNumbersAreRight(installation.ledger(), installation.settings());
        } finally {
            repair();
        }
    }

    private void repair() {
        installation.beforeRedis().heal();
        installation.beforeRegistry().heal();
    }
}
