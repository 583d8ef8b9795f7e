package io.deployinsights.insights.column;

import org.jspecify.annotations.Nullable;

/**
 * A URL without its last number: the URLs of a pipeline's runs differ in nothing else, so a history keeps a pattern once and a number
 * each.
 *
 * @param after what follows the number, null for a URL without one
 */
public record UrlPattern(String before, @Nullable String after) {

    /** More digits might not fit a long. */
    private static final int MOST_DIGITS = 18;

    public static UrlPattern of(String url) {
        int end = endOfLastNumber(url);
        int start = startOfNumber(url, end);
        return start == end ? new UrlPattern(url, null) : new UrlPattern(url.substring(0, start), url.substring(end));
    }

    public long numberIn(String url) {
        return after == null ? 0 : Long.parseLong(url, before.length(), url.length() - after.length(), 10);
    }

    public String with(long number) {
        return after == null ? before : before + number + after;
    }

    private static int endOfLastNumber(String url) {
        int end = url.length();
        while (end > 0 && !isDigit(url.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Leading zeros belong to the text before, because a number would lose them. */
    private static int startOfNumber(String url, int end) {
        int start = end;
        while (start > 0 && end - start < MOST_DIGITS && isDigit(url.charAt(start - 1))) {
            start--;
        }
        while (start < end && url.charAt(start) == '0') {
            start++;
        }
        return start;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
