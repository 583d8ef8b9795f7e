package io.deployinsights.insights.statistics;

/**
 * A number estimated from what happened, and the 95 % interval that the true one lies in. Where too little happened, the interval has no upper
 * end.
 *
 * @param low not above {@code value}
 * @param high not below {@code value}, infinite where too little happened
 */
public record Estimate(double value, double low, double high) {

    /** The 0.975 quantile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    /**
     * A share of trials, with its Wilson score interval.
     *
     * @throws IllegalArgumentException unless 0 ≤ successes ≤ trials and 1 ≤ trials
     */
    public static Estimate ofShare(long successes, long trials) {
        var interval = WilsonInterval.of(successes, trials);
        return new Estimate((double) successes / trials, interval.low(), interval.high());
    }

    /**
     * How many events there are in a unit of time, as if they came independently of each other, with the score interval of a Poisson rate:
     * L. Barker, "A Comparison of Nine Confidence Intervals for a Poisson Parameter When the Expected Number of Events Is ≤ 5" (The
     * American Statistician 56, 2002).
     *
     * @param exposure units of time, more than 0
     */
    public static Estimate ofRate(long events, double exposure) {
        double centre = events + Z * Z / 2;
        double spread = Z * Math.sqrt(events + Z * Z / 4);
        double low = events == 0 ? 0 : (centre - spread) / exposure;
        return new Estimate(events / exposure, low, (centre + spread) / exposure);
    }

    /**
     * The median of a sample in seconds. Its interval lies between two of the durations themselves, of ranks that M. J. Campbell and M. J. Gardner
     * give in "Calculating confidence intervals for some non-parametric analyses" (British Medical Journal 296, 1988), here rounded outwards:
     * it takes eight of them.
     *
     * @throws IllegalStateException when the sample is empty
     */
    public static Estimate ofMedianSeconds(Sample sample) {
        int size = sample.size();
        int rank = (int) Math.floor((size - Z * Math.sqrt(size)) / 2);
        if (rank < 1) {
            return new Estimate(sample.percentilesSeconds(0.5)[0], 0, Double.POSITIVE_INFINITY);
        }
        double fraction = (rank - 1.0) / (size - 1);
        double[] seconds = sample.percentilesSeconds(fraction, 0.5, 1 - fraction);
        return new Estimate(seconds[1], seconds[0], seconds[2]);
    }

    /** Whether enough happened to say how sure it is. */
    public boolean hasInterval() {
        return Double.isFinite(high);
    }

    /**
     * This number less another, with the interval that follows from both of theirs: G. Y. Zou and A. Donner, "Construction of confidence limits
     * about effect measures: a general approach" (Statistics in Medicine 27, 2008). Of two shares it is Newcombe's.
     */
    public Difference minus(Estimate other) {
        double difference = value - other.value;
        return new Difference(
                difference,
                difference - Math.hypot(value - low, other.high - other.value),
                difference + Math.hypot(high - value, other.value - other.low));
    }
}
