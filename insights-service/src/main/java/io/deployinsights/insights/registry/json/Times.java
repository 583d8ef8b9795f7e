package io.deployinsights.insights.registry.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Moments as registries write them: ISO-8601, to the second or finer, with an offset or in UTC. */
final class Times {

    /** No moment takes more characters, and a longer text is not worth an exception. */
    private static final int LONGEST = 64;

    private static final String TO_THE_SECOND = "0000-00-00T00:00:00";

    /** What .NET writes, with or without a zone, where there is no time. */
    private static final String DEFAULT_OF_DOTNET = "0001-01-01T00:00:00";

    private static final int NANO_DIGITS = 9;

    private Times() {}

    /** The moment, null where there is none or the text isn't one. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        try {
            if (text.startsWith(DEFAULT_OF_DOTNET)) {
                return null;
            }
            return isPlainUtc(text) ? plainUtc(text) : withFormatter(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant withFormatter(String text) {
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime time
                ? time.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    /**
     * Whether it is written as nearly every time of a registry is, with or without a fraction: the formatter takes more than ten times as
     * long for that, which of a million deployments is most of the time they take.
     */
    private static boolean isPlainUtc(String text) {
        int seconds = TO_THE_SECOND.length();
        int last = text.length() - 1;
        if (last < seconds || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < seconds; i++) {
            char expected = TO_THE_SECOND.charAt(i);
            if (expected == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
                return false;
            }
        }
        return last == seconds || isFraction(text, seconds, last);
    }

    private static boolean isFraction(String text, int start, int end) {
        int digits = end - start - 1;
        boolean isFraction = text.charAt(start) == '.' && digits >= 1 && digits <= NANO_DIGITS;
        for (int i = start + 1; i < end && isFraction; i++) {
            isFraction = isDigit(text.charAt(i));
        }
        return isFraction;
    }

    private static Instant plainUtc(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    private static int nanos(String text) {
        int start = TO_THE_SECOND.length() + 1;
        int nanos = 0;
        for (int i = start; i < start + NANO_DIGITS; i++) {
            nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
