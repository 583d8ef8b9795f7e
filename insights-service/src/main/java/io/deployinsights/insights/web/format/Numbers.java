package io.deployinsights.insights.web.format;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as text, the same in JSON and in CSV: twelve digits that matter and no exponent. Fractions of the binary system are off by less
 * than that, and {@code 623.6999999999999} is none that anybody measured.
 */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(12);

    /** Below that a whole number has no more digits. */
    private static final double MOST_WHOLE = 1e12;

    private Numbers() {}

    /** Of a number that is finite, always with a point. */
    static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
            return (long) number + ".0";
        }
        var plain = new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
