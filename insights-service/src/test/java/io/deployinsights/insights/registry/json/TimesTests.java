package io.deployinsights.insights.registry.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-25T07:50:19Z, 2026-03-25T07:50:19Z",
        "0000-02-29T23:59:59Z, 0000-02-29T23:59:59Z",
        "2026-03-25T07:50:19.7Z, 2026-03-25T07:50:19.700Z",
        "2026-03-25T07:50:19.000000001Z, 2026-03-25T07:50:19.000000001Z",
        "2026-03-25T07:50:19.1234567Z, 2026-03-25T07:50:19.123456700Z",
        "2026-03-25T07:50:19.123456789+02:00, 2026-03-25T05:50:19.123456789Z",
        "2026-03-25T07:50:19.5-05:30, 2026-03-25T13:20:19.500Z",
        "2026-03-25T07:50, 2026-03-25T07:50:00Z",
        "2026-03-25T07:50:19, 2026-03-25T07:50:19Z",
        "2026-03-25t07:50:19z, 2026-03-25T07:50:19Z",
    })
    void understandsWhatRegistriesWrite(String text, Instant expected) {
        assertThat(Times.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0001-01-01T00:00:00",
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00.0000000Z",
                "0001-01-01T00:00:00+02:00",
                "2026-03-25",
                "1774425019000",
                "2026-02-30T00:00:00Z",
                "2026-04-01T24:00:00Z",
                "2026-04-01T10:00:00.1x3Z",
                "2026-04-01T10:00:00.1234567890Z",
                "2026-04-01T10:00:60Z",
                "2026-04-01T10:00:0\u0661Z",
                "-026-04-01T10:00:00Z",
                "2026-03-25T25:00:00Z",
                "2026-03-25T07:50:19Z and then some more text that goes on and on and on and on",
            })
    void takesAnythingElseAsMissing(String text) {
        assertThat(Times.parse(text)).isNull();
    }

    @Test
    void takesNothingAsMissing() {
        assertThat(Times.parse(null)).isNull();
    }

    /** Whatever becomes of a time on its way: what is read fast is what the formatter reads. */
    @Property
    void understandsWhatTheFormatterUnderstands(
            @ForAll @LongRange(max = 4_000_000_000_000L) long millis,
            @ForAll @IntRange(max = 23) int place,
            @ForAll @Chars({'0', '9', 'T', 't', 'Z', 'z', ':', '-', '+', '.', ',', ' ', '\u0661'}) char other,
            @ForAll boolean inserted) {
        var text = new StringBuilder(Instant.ofEpochMilli(millis).toString());
        int at = Math.min(place, text.length() - 1);
        var changed =
                text.replace(at, inserted ? at : at + 1, String.valueOf(other)).toString();

        assertThat(Times.parse(changed)).isEqualTo(formatted(changed));
    }

    private static @Nullable Instant formatted(String text) {
        try {
            var time = DateTimeFormatter.ISO_DATE_TIME.parse(text);
            return time.isSupported(ChronoField.OFFSET_SECONDS)
                    ? Instant.from(time)
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
