package io.deployinsights.insights.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.HistoryUnreadable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewsTests {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    @Test
    void distinguishesNothingRecordedFromNothingKnown() {
        var empty = new HistoryBuilder().build(Instant.parse("2026-03-02T10:00:00Z"));

        assertThat(News.from(() -> new CurrentHistory(empty, false)).event(true, HEARTBEAT))
                .isEqualTo("""
                    event: changed
                    data: {"asOf":"2026-03-02T10:00:00Z","stale":false,"deployments":0,"heartbeatMillis":15000}

                    """);
        assertThat(News.from(() -> {
                            throw HistoryUnreadable.stillReading(0);
                        })
                        .event(false, HEARTBEAT))
                .isEqualTo("""
                    event: current
                    data: {"asOf":null,"stale":true,"deployments":null,"heartbeatMillis":15000}

                    """);
    }
}
