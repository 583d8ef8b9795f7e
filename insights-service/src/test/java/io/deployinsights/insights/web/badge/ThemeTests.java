package io.deployinsights.insights.web.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.benchmark.Band;
import io.deployinsights.insights.web.badge.Theme.Paint;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTests {

    /** As WCAG 2.2 asks of text of this size, 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;

    static Stream<Theme> themes() {
        return Stream.of(Theme.LIGHT, Theme.DARK);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void canBeRead(Theme theme) {
        var paints = Stream.concat(
                Stream.of(theme.label(), theme.none()),
                Arrays.stream(Band.values()).map(theme::of));

        assertThat(paints).allMatch(paint -> contrast(paint) >= LEAST_CONTRAST);
    }

    private static double contrast(Paint paint) {
        double field = luminance(paint.field());
        double text = luminance(paint.text());
        return (Math.max(field, text) + 0.05) / (Math.min(field, text) + 0.05);
    }

    private static double luminance(String colour) {
        double[] parts = IntStream.of(1, 3, 5)
                .mapToDouble(i -> Integer.parseInt(colour.substring(i, i + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
