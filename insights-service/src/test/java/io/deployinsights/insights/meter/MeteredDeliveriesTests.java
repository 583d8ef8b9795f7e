package io.deployinsights.insights.meter;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.deployment.Outcome;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.meter.MeteredDeliveries.Group;
import io.deployinsights.insights.meter.MeteredDeliveries.Percentile;
import io.deployinsights.insights.meter.MeteredDeliveries.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeteredDeliveriesTests {

    private static final Instant NOW = Instant.parse("2026-04-30T12:00:00Z");
    private static final MeterProperties SHIPPED =
            new MeterProperties(Duration.ofSeconds(15), Duration.ofDays(30), 20, 5);

    @Test
    void countsDeploymentsOfAllTimeByWhatBecameOfThem() {
        var delivery = MeteredDeliveries.of(history("""
            alpha production Succeeded  2020-01-01T10:00:00 2020-01-01T10:10:00
            alpha production Succeeded  2026-04-01T10:00:00 2026-04-01T10:10:00
            alpha production Queued     2026-04-01T10:00:00 -
            alpha production Deploying  -                -
            alpha production Lost       2026-04-01T10:00:00 -
            alpha production Cancelled  2026-04-01T10:00:00 -
            """, NOW), SHIPPED);

        var alpha = new Target("alpha", "production");
        assertThat(delivery.deployments())
                .isEqualTo(Map.of(
                        new Group(alpha, Outcome.SUCCEEDED), 2L,
                        new Group(alpha, Outcome.FAILED), 0L,
                        new Group(alpha, Outcome.ROLLED_BACK), 0L,
                        new Group(alpha, Outcome.CANCELLED), 1L,
                        new Group(alpha, Outcome.IN_PROGRESS), 2L,
                        new Group(alpha, Outcome.UNKNOWN), 1L));
    }

    @Test
    void reportsRatesAndTimesOfTheWindowAlone() {
        var delivery = MeteredDeliveries.of(history("""
            alpha production Failed     2026-03-01T10:00:00 2026-03-01T10:10:00
            alpha production Succeeded  2026-03-01T10:00:00 2026-03-01T20:00:00
            alpha production Succeeded  2026-04-01T10:00:00 2026-04-01T10:10:00
            alpha production Succeeded  2026-04-02T10:00:00 2026-04-02T10:20:00
            alpha production RolledBack 2026-04-03T10:00:00 2026-04-03T10:10:00
            alpha production Failed     2026-04-04T10:00:00 2026-04-04T10:10:00
            beta  production Failed     2026-03-01T10:00:00 2026-03-01T10:10:00
            """, NOW), SHIPPED);

        assertThat(delivery.changeFailures()).isEqualTo(Map.of(new Target("alpha", "production"), new Share(2, 4)));
        assertThat(delivery.leadTimes())
                .isEqualTo(Map.of(
                        new Percentile("alpha", "0.5"), 900.0,
                        new Percentile("alpha", "0.9"), 1140.0,
                        new Percentile("alpha", "0.95"), 1170.0));
    }

    @Test
    void addsUpWhatIsNotAmongTheMostFrequent() {
        var delivery = MeteredDeliveries.of(
                history("""
                    alpha production Succeeded  2026-04-01T10:00:00 2026-04-01T10:10:00
                    alpha production Succeeded  2026-04-02T10:00:00 2026-04-02T10:10:00
                    beta  production Failed     2026-04-01T10:00:00 2026-04-01T10:10:00
                    gamma production Succeeded  2026-04-01T10:00:00 2026-04-01T10:10:00
                    gamma qa         Succeeded  2026-04-01T10:00:00 2026-04-01T10:10:00
                    -     -          Succeeded  2026-04-01T10:00:00 2026-04-01T10:10:00
                    """, NOW), new MeterProperties(Duration.ofSeconds(15), Duration.ofDays(30), 1, 1));

        assertThat(delivery.changeFailures())
                .isEqualTo(Map.of(
                        new Target("alpha", "production"), new Share(0, 2),
                        new Target("other", "production"), new Share(1, 2),
                        new Target("other", "other"), new Share(0, 2)));
        assertThat(delivery.deployments())
                .containsEntry(new Group(new Target("other", "production"), Outcome.SUCCEEDED), 1L)
                .containsEntry(new Group(new Target("other", "other"), Outcome.SUCCEEDED), 2L);
        assertThat(delivery.leadTimes().keySet())
                .extracting(Percentile::service)
                .containsOnly("alpha");
    }

    @Test
    void reportsEveryFaultAlsoWhenNoRecordHasIt() {
        var delivery = MeteredDeliveries.of(history("""
            alpha production Succeeded  2026-04-01T10:00:00 -
            alpha production Queued     2026-04-01T10:00:00 -
            """, NOW), SHIPPED);

        assertThat(delivery.faultyRecords())
                .hasSize(10)
                .containsEntry("missingFinish", 1)
                .containsEntry("stuck", 1)
                .containsEntry("negativeDuration", 0);
    }
}
