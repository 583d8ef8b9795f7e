package io.deployinsights.insights.web.badge;

import java.util.Locale;

/** Values of the delivery metrics in a few characters. */
final class Amount {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double DAYS_A_WEEK = 7;
    private static final double DAYS_A_MONTH = 30;

    private Amount() {}

    /** A value in one of the units that summaries have. */
    static String text(double value, String unit) {
        return switch (unit) {
            case "deploymentsPerDay" -> frequency(value);
            case "seconds" -> duration(value);
            case "share" -> number(value * 100) + " %";
            default -> throw new IllegalArgumentException("no unit " + unit);
        };
    }

    private static String frequency(double perDay) {
        if (perDay >= 1) {
            return number(perDay) + " a day";
        }
        return perDay * DAYS_A_WEEK >= 1
                ? number(perDay * DAYS_A_WEEK) + " a week"
                : number(perDay * DAYS_A_MONTH) + " in 30 days";
    }

    private static String duration(double seconds) {
        if (seconds < MINUTE) {
            return number(seconds) + " s";
        } else if (seconds < HOUR) {
            return number(seconds / MINUTE) + " min";
        }
        return seconds < DAY ? number(seconds / HOUR) + " h" : number(seconds / DAY) + " days";
    }

    /** Two digits that matter, and all of those before the point. */
    private static String number(double number) {
        var text = String.format(Locale.ROOT, number < 9.95 ? "%.1f" : "%.0f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
