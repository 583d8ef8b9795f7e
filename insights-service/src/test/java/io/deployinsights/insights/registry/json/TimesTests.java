package io.deployinsights.insights.registry.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
}
