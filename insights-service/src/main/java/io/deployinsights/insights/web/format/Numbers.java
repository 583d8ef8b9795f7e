package io.deployinsights.insights.web.format;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as text, the same in JSON and in CSV, and without an exponent. What is a short decimal but for what binary fractions are off by
 * is written as that: no one has measured {@code 623.6999999999999}. All others keep every digit, so that they are read as they were.
 */
final class Numbers {

    /** Binary fractions, and sums of them, are off by less than the last of these digits. */
    private static final MathContext CERTAIN = new MathContext(13);

    /** A decimal that has no more of them has ended. */
    private static final int MOST_OF_SHORT = 11;

    /** Below that a whole number has no more digits. */
    private static final double MOST_WHOLE = 1e12;

    private Numbers() {}

    /** Of a number that is finite, always with a point. */
    static String text(double number) {
        if (Double.compare(number, Math.rint(number)) == 0 && Math.abs(number) < MOST_WHOLE) {
            return (long) number + ".0";
        }
        var exact = new BigDecimal(Double.toString(number));
        var rounded = exact.round(CERTAIN).stripTrailingZeros();
        var plain = (rounded.precision() <= MOST_OF_SHORT ? rounded : exact).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
