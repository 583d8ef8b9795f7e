package io.deployinsights.insights.statistics;

/**
 * The 95 % score interval of a proportion: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (Journal of
 * the American Statistical Association 22, 1927). Unlike the textbook interval it stays between 0 and 1 and holds for few trials.
 *
 * @param low from 0 to 1
 * @param high from 0 to 1, not below {@code low}
 */
public record WilsonInterval(double low, double high) {

    private static final double Z = Estimate.Z;

    /**
     * The interval of {@code successes} out of {@code trials}.
     *
     * @throws IllegalArgumentException unless 0 ≤ successes ≤ trials and 1 ≤ trials
     */
    public static WilsonInterval of(long successes, long trials) {
        if (successes < 0 || trials < 1 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials + " is not a proportion");
        }
        double n = trials;
        double p = successes / n;
        double scale = 1 + Z * Z / n;
        double centre = p + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        // At its ends the interval is exact; rounding alone would make it 1e-17 or 0.9999999999999999 there.
        double low = successes == 0 ? 0 : (centre - spread) / scale;
        double high = successes == trials ? 1 : (centre + spread) / scale;
        return new WilsonInterval(low, high);
    }
}
