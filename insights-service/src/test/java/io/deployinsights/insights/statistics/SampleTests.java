package io.deployinsights.insights.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTests {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 1.75", "0.5, 2.5", "0.75, 3.25", "0.9, 3.7", "1, 4"})
    void agreesWithSpreadsheets(double fraction, double seconds) {
        // PERCENTILE({1;2;3;4}; fraction), and numpy.percentile([1, 2, 3, 4], 100 * fraction)
        var sample = sample(4000, 1000, 3000, 2000);

        assertThat(sample.percentilesSeconds(fraction)[0]).isCloseTo(seconds, within(1e-12));
    }

    @Test
    void goesOnCountingAfterAPercentileWasAskedFor() {
        var sample = sample(3000);
        sample.percentilesSeconds(0.5);
        sample.add(1000);

        assertThat(sample.percentilesSeconds(0)[0]).isEqualTo(1);
        assertThat(sample.averageSeconds()).isEqualTo(2);
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThatIllegalStateException().isThrownBy(() -> sample().averageSeconds());
        assertThatIllegalStateException().isThrownBy(() -> sample().percentilesSeconds(0.5));
    }

    @Property
    void agreesWithTheDefinitionOnAnyValues(
            @ForAll @NotEmpty List<@LongRange(min = 0, max = 10_000_000_000L) Long> millis,
            @ForAll @DoubleRange(min = 0, max = 1) double fraction) {
        long[] values = millis.stream().mapToLong(Long::longValue).toArray();
        var sample = sample(values);

        double[] sorted = Arrays.stream(values).sorted().asDoubleStream().toArray();
        double place = (sorted.length - 1) * fraction;
        double below = sorted[(int) Math.floor(place)];
        double above = sorted[(int) Math.ceil(place)];
        double expected = below + (place - Math.floor(place)) * (above - below);
        assertThat(sample.percentilesSeconds(fraction)[0]).isCloseTo(expected / 1000, within(1e-6));
        assertThat(sample.averageSeconds())
                .isCloseTo(Arrays.stream(values).average().orElseThrow() / 1000, within(1e-6));
    }

    private static Sample sample(long... values) {
        var sample = new Sample();
        Arrays.stream(values).forEach(sample::add);
        return sample;
    }
}
