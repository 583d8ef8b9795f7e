package io.deployinsights.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTests {

    /** As printed by {@code scipy.stats.binomtest(k, n).proportion_ci(method="wilson")}. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.277533",
        "1, 10, 0.017876, 0.404150",
        "5, 10, 0.236593, 0.763407",
        "10, 10, 0.722467, 1",
        "1, 6, 0.030053, 0.563503",
        "150, 1000, 0.129210, 0.173469",
    })
    void agreesWithPublishedImplementations(long successes, long trials, double low, double high) {
        var interval = WilsonInterval.of(successes, trials);

        assertThat(interval.low()).isCloseTo(low, within(1e-6));
        assertThat(interval.high()).isCloseTo(high, within(1e-6));
    }

    @Property
    void holdsTheProportionBetweenZeroAndOne(
            @ForAll @IntRange(min = 1, max = 1_000_000) int trials, @ForAll @IntRange(max = 1_000_000) int some) {
        int successes = some % (trials + 1);

        var interval = WilsonInterval.of(successes, trials);

        double proportion = (double) successes / trials;
        assertThat(interval.low()).isBetween(0.0, proportion);
        assertThat(interval.high()).isBetween(proportion, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 10", "11, 10"})
    void refusesWhatIsNoProportion(long successes, long trials) {
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(successes, trials));
    }
}
