package io.deployinsights.insights.statistics;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Durations in milliseconds, none negative, that are collected one by one, then described in seconds. */
public final class Sample {

    private static final int HALF = 32;
    private static final long LOW = (1L << HALF) - 1;

    private final LongArrayList own = new LongArrayList();
    /** Its own durations and those that others have collected, which stay where they are: copying them would take longer than counting them. */
    private final List<LongArrayList> millis = new ArrayList<>(List.of(own));

    private int size;
    /** The sum in two halves, which no number of durations is too much for. */
    private long sumHigh;

    private long sumLow;

    public void add(long duration) {
        own.add(duration);
        size++;
        sumHigh += duration >> HALF;
        sumLow += duration & LOW;
    }

    /** This sample with what another holds, to which nothing may be added any more. */
    public Sample and(Sample other) {
        other.millis.stream().filter(durations -> !durations.isEmpty()).forEach(millis::add);
        size += other.size;
        sumHigh += other.sumHigh;
        sumLow += other.sumLow;
        return this;
    }

    public int size() {
        return size;
    }

    /**
     * The arithmetic mean.
     *
     * @throws IllegalStateException when the sample is empty
     */
    public double averageSeconds() {
        requireValues();
        return ((double) sumHigh * (1L << HALF) + sumLow) / size() / 1000;
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
        int[] needed = DoubleStream.of(fractions)
                .mapToInt(this::below)
                .flatMap(rank -> IntStream.of(rank, above(rank)))
                .sorted()
                .distinct()
                .toArray();
        var ranks = new Ranks(millis, needed);
        return DoubleStream.of(fractions)
                .map(fraction -> interpolatedSeconds(ranks, fraction))
                .toArray();
    }

    private double interpolatedSeconds(Ranks ranks, double fraction) {
        int below = below(fraction);
        double rest = (size() - 1) * fraction - below;
        long value = ranks.value(below);
        return (value + rest * (ranks.value(above(below)) - value)) / 1000;
    }

    private int below(double fraction) {
        return (int) ((size() - 1) * fraction);
    }

    private int above(int rank) {
        return Math.min(rank + 1, size() - 1);
    }

    private void requireValues() {
        if (size == 0) {
            throw new IllegalStateException("a sample of nothing has no average and no percentiles");
        }
    }
}
