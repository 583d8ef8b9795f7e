package io.deployinsights.insights.statistics;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.numbers.arrays.Selection;

/** Durations in milliseconds that are collected one by one, then described in seconds. */
public final class Sample {

    private final LongArrayList millis = new LongArrayList();

    public void add(long duration) {
        millis.add(duration);
    }

    public int size() {
        return millis.size();
    }

    /**
     * The arithmetic mean.
     *
     * @throws IllegalStateException when the sample is empty
     */
    public double averageSeconds() {
        requireValues();
        return Arrays.stream(millis.elements(), 0, size()).asDoubleStream().sum() / size() / 1000;
    }

    /**
     * Percentiles by linear interpolation between the two nearest values: R-7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages"
     * (The American Statistician 50, 1996), as spreadsheets and NumPy do by default.
     *
     * @param fractions each from 0 (the smallest) to 1 (the largest)
     * @return one for each fraction
     * @throws IllegalStateException when the sample is empty
     */
    public double[] percentilesSeconds(double... fractions) {
        requireValues();
        // The few values that are needed go to their places: a fraction of what sorting all of them takes.
        Selection.select(
                millis.elements(),
                0,
                size(),
                DoubleStream.of(fractions)
                        .mapToInt(this::below)
                        .flatMap(place -> IntStream.of(place, above(place)))
                        .toArray());
        return DoubleStream.of(fractions).map(this::interpolatedSeconds).toArray();
    }

    private double interpolatedSeconds(double fraction) {
        int below = below(fraction);
        double rest = (size() - 1) * fraction - below;
        long value = millis.getLong(below);
        return (value + rest * (millis.getLong(above(below)) - value)) / 1000;
    }

    private int below(double fraction) {
        return (int) ((size() - 1) * fraction);
    }

    private int above(int place) {
        return Math.min(place + 1, size() - 1);
    }

    private void requireValues() {
        if (millis.isEmpty()) {
            throw new IllegalStateException("a sample of nothing has no average and no percentiles");
        }
    }
}
