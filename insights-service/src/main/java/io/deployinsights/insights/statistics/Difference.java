package io.deployinsights.insights.statistics;

/**
 * How much one number is above another, and the 95 % interval that the true difference lies in.
 *
 * @param low minus infinity where too little is known
 * @param high infinite where too little is known
 */
public record Difference(double value, double low, double high) {

    /** Whether chance alone seldom makes such a difference: less than once in twenty times. */
    public boolean isMoreThanNoise() {
        return low > 0 || high < 0;
    }
}
