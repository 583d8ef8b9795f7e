package io.deployinsights.insights.statistics;

import java.util.Arrays;

/** Durations in milliseconds that are collected one by one, then described in seconds. */
public final class Sample {

    private long[] values = new long[8];
    private int size;
    private boolean sorted = true;

    public void add(long millis) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = millis;
        sorted = false;
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
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum / size / 1000;
    }

    /**
     * A percentile by linear interpolation between the two nearest values: R-7 of Hyndman and Fan, "Sample Quantiles in Statistical
     * Packages" (The American Statistician 50, 1996), as spreadsheets and NumPy do by default.
     *
     * @param fraction from 0 (the smallest) to 1 (the largest)
     * @throws IllegalStateException when the sample is empty
     */
    public double percentileSeconds(double fraction) {
        requireValues();
        sort();
        double place = (size - 1) * fraction;
        int below = (int) place;
        int above = Math.min(below + 1, size - 1);
        return (values[below] + (place - below) * (values[above] - values[below])) / 1000;
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
    }

    private void requireValues() {
        if (size == 0) {
            throw new IllegalStateException("a sample of nothing has no average and no percentiles");
        }
    }
}
