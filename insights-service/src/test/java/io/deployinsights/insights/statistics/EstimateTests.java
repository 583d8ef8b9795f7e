package io.deployinsights.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTests {

    /** (x + z²/2 ± z √(x + z²/4)) ÷ t, with z² = 3.841459. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 3.841459",
        "1, 1, 0.176525, 5.664934",
        "10, 1, 5.431986, 18.409473",
        "10, 5, 1.086397, 3.681895",
        "100, 30, 2.740907, 4.053809",
    })
    void knowsHowSureARateIs(long events, double exposure, double low, double high) {
        var rate = Estimate.ofRate(events, exposure);

        assertThat(rate.value()).isEqualTo(events / exposure);
        assertThat(rate.low()).isCloseTo(low, within(1e-6));
        assertThat(rate.high()).isCloseTo(high, within(1e-6));
    }

    /** Ranks from the table of Campbell and Gardner, or one further out where they round inwards. */
    @ParameterizedTest
    @CsvSource({"8, 1, 8", "10, 1, 10", "15, 3, 13", "20, 5, 16", "100, 40, 61"})
    void knowsHowSureAMedianIs(int size, int low, int high) {
        var median = Estimate.ofMedianSeconds(sample(size));

        assertThat(median.value()).isEqualTo((size + 1) / 2.0);
        assertThat(median.low()).isCloseTo(low, within(1e-9));
        assertThat(median.high()).isCloseTo(high, within(1e-9));
        assertThat(median.hasInterval()).isTrue();
    }

    @Test
    void doesNotKnowHowSureTheMedianOfSevenIs() {
        var median = Estimate.ofMedianSeconds(sample(7));

        assertThat(median.value()).isEqualTo(4);
        assertThat(median.hasInterval()).isFalse();
        assertThat(median.minus(Estimate.ofMedianSeconds(sample(100))).isMoreThanNoise())
                .isFalse();
    }

    /** Example (a) of R. G. Newcombe, "Interval estimation for the difference between independent proportions" (1998), method 10. */
    @Test
    void comparesSharesAsNewcombeDoes() {
        var difference = Estimate.ofShare(56, 70).minus(Estimate.ofShare(48, 80));

        assertThat(difference.value()).isCloseTo(0.2, within(1e-12));
        assertThat(difference.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(difference.high()).isCloseTo(0.3339, within(5e-5));
        assertThat(difference.isMoreThanNoise()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3, 30, 2, 30, false", "30, 300, 20, 300, false", "60, 300, 20, 300, true", "20, 300, 60, 300, true"})
    void distinguishesChangesFromNoise(long now, long of, long before, long ofBefore, boolean isMore) {
        var difference = Estimate.ofShare(now, of).minus(Estimate.ofShare(before, ofBefore));

        assertThat(difference.isMoreThanNoise()).isEqualTo(isMore);
    }

    @Property
    void mirrorsDifferences(
            @ForAll @IntRange(max = 1000) int one,
            @ForAll @IntRange(max = 1000) int other,
            @ForAll @IntRange(min = 1, max = 90) int days) {
        var there = Estimate.ofRate(one, days).minus(Estimate.ofRate(other, days));
        var back = Estimate.ofRate(other, days).minus(Estimate.ofRate(one, days));

        assertThat(there.low()).isCloseTo(-back.high(), within(1e-9)).isLessThanOrEqualTo(there.value());
        assertThat(there.high()).isCloseTo(-back.low(), within(1e-9)).isGreaterThanOrEqualTo(there.value());
        assertThat(there.isMoreThanNoise()).isEqualTo(back.isMoreThanNoise());
    }

    private static Sample sample(int size) {
        var sample = new Sample();
        LongStream.rangeClosed(1, size).forEach(second -> sample.add(second * 1000));
        return sample;
    }
}
