package io.deployinsights.support.text;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a text for a formula (CSV injection, as OWASP describes it): one that begins with =, +, - or @, after blanks
 * or not, or with a tab or a carriage return, gets a single quote before it, which spreadsheets take for "this is a text". So does one that
 * looks as if it had got one, so that {@link #restored} always gives back what there was.
 */
public final class Formulas {

    private static final String BLANK = "[[\\s\\p{Z}\\p{Cf}]&&[^\\t\\r]]";

    /** The last four are the same signs in full width, which some spreadsheets take for them. */
    private static final Pattern FORMULA =
            Pattern.compile("'*" + BLANK + "*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

    private Formulas() {}

    /** The text as it can be opened in a spreadsheet. */
    public static String neutralized(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** The text that {@link #neutralized} was given. */
    public static String restored(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
