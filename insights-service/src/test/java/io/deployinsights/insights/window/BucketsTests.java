package io.deployinsights.insights.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BucketsTests {

    private static final long SECOND = 1000;
    private static final long YEAR_2000 = 946_684_800;
    private static final long YEAR_2040 = 2_208_988_800L;

    @Test
    void hasNoBucketsWithoutTime() {
        assertThat(Buckets.of(new Span(5, 5, ZoneId.of("UTC")), Granularity.DAILY)
                        .size())
                .isZero();
    }

    @Test
    void startsADayWithoutMidnightWhenItBegins() {
        // Clocks in Beirut went from 23:59:59 on 27 March 2021 to 01:00 on the 28th.
        var zone = ZoneId.of("Asia/Beirut");
        long from = Instant.parse("2021-03-27T12:00:00Z").toEpochMilli();
        long to = Instant.parse("2021-03-28T12:00:00Z").toEpochMilli();

        var buckets = Buckets.of(new Span(from, to, zone), Granularity.DAILY);

        assertThat(buckets.starts()).containsExactly(LocalDate.parse("2021-03-27"), LocalDate.parse("2021-03-28"));
        assertThat(buckets.indexOf(Instant.parse("2021-03-27T21:59:59Z").toEpochMilli()))
                .isZero();
        assertThat(buckets.indexOf(Instant.parse("2021-03-27T22:00:00Z").toEpochMilli()))
                .isEqualTo(1);
    }

    @Property
    void findsTheBucketOfEveryMomentInEveryZone(
            @ForAll("zones") ZoneId zone,
            @ForAll Granularity granularity,
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_2040) long fromSeconds,
            @ForAll @LongRange(min = 1, max = 400L * 86_400) long seconds,
            @ForAll @LongRange(min = 0, max = 400L * 86_400) long someSeconds) {
        long from = fromSeconds * SECOND;
        long moment = from + (someSeconds % seconds) * SECOND;

        var buckets = Buckets.of(new Span(from, from + seconds * SECOND, zone), granularity);

        var day = LocalDate.ofInstant(Instant.ofEpochMilli(moment), zone);
        assertThat(buckets.starts().get(buckets.indexOf(moment))).isEqualTo(granularity.startOfBucket(day));
        assertThat(buckets.starts()).allSatisfy(start -> assertThat(start).isEqualTo(granularity.startOfBucket(start)));
        for (int i = 1; i < buckets.size(); i++) {
            assertThat(buckets.starts().get(i))
                    .isEqualTo(granularity.next(buckets.starts().get(i - 1)));
        }
    }

    @Property
    void areTheFinestThatFit(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = YEAR_2000, max = YEAR_2040) long fromSeconds,
            @ForAll @LongRange(min = 1, max = 4000L * 86_400) long seconds,
            @ForAll @IntRange(min = 20, max = 400) int most) {
        var span = new Span(fromSeconds * SECOND, (fromSeconds + seconds) * SECOND, zone);

        var finest = Granularity.finest(span, most);

        for (var each : Granularity.values()) {
            int size = Buckets.of(span, each).size();
            if (each.compareTo(finest) < 0) {
                assertThat(size).isGreaterThan(most);
            } else if (each == finest && each != Granularity.MONTHLY) {
                assertThat(size).isLessThanOrEqualTo(most);
            }
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }
}
