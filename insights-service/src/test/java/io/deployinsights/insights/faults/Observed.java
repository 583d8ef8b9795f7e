package io.deployinsights.insights.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.caller.Ledger;
import io.deployinsights.insights.faults.installed.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What everybody saw of a fault.
 *
 * @param insights what those got who asked for an insight while it lasted
 * @param health what those got who asked insights for its health
 * @param writes what those got who sent deployments to the registry
 * @param readiness what insights said of its readiness before the repair
 * @param registryHealth what those got who asked the registry for its health
 * @param all every answer with an insight, also from before and after
 * @param healed when the repair began
 * @param currentAfter from the begin of the repair until an answer was current and counted all that was acknowledged before
 */
record Observed(
        List<Answer> insights,
        List<Answer> health,
        List<Answer> writes,
        Answer readiness,
        List<Answer> registryHealth,
        List<Answer> all,
        Instant healed,
        Duration currentAfter) {

    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(3);

    static Duration longest(List<Answer> answers) {
        return answers.stream().map(Answer::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Everybody got an insight, and nobody waited for long. */
    Observed assertEverybodyIsAnswered(Duration limit) {
        assertThat(insights).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.took()).isLessThan(limit);
        });
        return this;
    }

    /** Whatever was answered: nothing acknowledged before its {@code asOf} is missing, nothing is counted that was never sent. */
    Observed assertNumbersAreRight(Ledger ledger, Settings settings) {
        assertThat(all).filteredOn(Answer::isInsight).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.deployments())
                    .isBetween(ledger.fewestAt(answer.asOf()), ledger.mostAt(answer.received()));
            if (!answer.isStale()) {
                // A millisecond, because asOf is that fine.
                assertThat(answer.asOf())
                        .isAfter(answer.asked().minus(settings.maxStaleness()).minusMillis(1));
            }
        });
        return this;
    }

    /** Insights stays ready, as a restart would help nobody. */
    Observed assertHealthIsPromptAndReady() {
        assertThat(readiness.status()).as("%s", readiness).isEqualTo(200);
        assertPrompt(health);
        assertPrompt(registryHealth);
        return this;
    }

    /** Of those who got an answer at all: a process that is starting gives none. */
    Observed assertHealthIsPromptOnceItAnswers() {
        assertPrompt(health.stream().filter(answer -> !answer.isMissing()).toList());
        return this;
    }

    private static void assertPrompt(List<Answer> answers) {
        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).isIn(200, 503);
            assertThat(answer.took()).isLessThan(HEALTH_LIMIT);
        });
    }

    /** Writers that failed got an error in time, with the time to wait before trying again. */
    Observed assertWritersAreTold(Duration limit) {
        assertThat(writes).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isIn(201, 503);
            assertThat(answer.retryAfter().isPresent()).isEqualTo(answer.status() == 503);
            assertThat(answer.took()).isLessThan(limit);
        });
        return this;
    }
}
