package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.text.Quoted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A moment: an ISO-8601 date and time with an offset, kept to the millisecond. */
public record Time() implements Rule {

    /** Before the epoch there was nothing to deploy; after this, ISO-8601 needs a sign. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);

    /** What .NET sends for a time that was never set. */
    private static final Pattern DOTNET_DEFAULT = Pattern.compile(
            "0001-01-01T00:00(:00([.,][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?", Pattern.CASE_INSENSITIVE);

    /** Whether a text is {@code 0001-01-01T00:00:00}, with or without a zone: the default of .NET, which means no time. */
    public static boolean isAbsent(String text) {
        return DOTNET_DEFAULT.matcher(text).matches();
    }

    @Override
    public boolean isAbsent(JsonNode sent) {
        return sent.isString() && isAbsent(sent.stringValue());
    }

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        if (!sent.isString()) {
            return refuse(field, sent, faults);
        }
        String text = sent.stringValue();
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            boolean usual = !instant.isBefore(FIRST) && !instant.isAfter(LAST);
            return usual ? instant : refuse(field, sent, faults);
        } catch (DateTimeException notWithOffset) {
            String what = lacksZone(text) ? "has no time zone" : "is no such date and time";
            return refuse(field, "is %s, which %s".formatted(Quoted.json(sent), what), faults);
        }
    }

    private static boolean lacksZone(String text) {
        try {
            LOCAL.parse(text);
            return true;
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    @Override
    public String allowed() {
        return "a date and time with Z or an offset from 1970 to 9999, such as 2026-03-25T07:50:19Z";
    }
}
