package io.deployinsights.insights.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What callers see of an answer that takes longer than anybody waits. */
class SlowAnswersHttpTests {

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists("[]");

    @AutoClose
    private static final RunningInsights INSIGHTS =
            RunningInsights.before(REGISTRY.url(), "insights.answers.patience=50ms");

    @Test
    void saysWhenToAskAgainAndAnswersOthersMeanwhile() {
        var release = new CountDownLatch(1);
        // As if it had been requested before: a known request needs no controller.
        var request = new MockHttpServletRequest("GET", "/slow");
        request.setAttribute(Answers.ASKED, new Never(release));
        INSIGHTS.bean(KnownRequests.class).remember(request);

        var late = INSIGHTS.get("/slow");

        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(late.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(RunningInsights.parse(late.body()).get("detail").asString())
                .isEqualTo("This answer takes longer than 50 ms: ask again for the one that is being computed, or for"
                        + " less.");
        assertThat(INSIGHTS.get("/insights/latest").statusCode()).isEqualTo(200);
        release.countDown();
    }

    private record Never(CountDownLatch release) implements Answerable {

        @Override
        public Instant validUntil(DeploymentHistory history) {
            return Instant.MAX;
        }

        @Override
        public long bytes(DeploymentHistory history) {
            return 0;
        }

        @Override
        public Answer answer(CurrentHistory current) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("nobody waits for it");
        }
    }
}
