package io.deployinsights.insights.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a column's texts without reading them. */
class TextColumnTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
        abcdef12, abcdef99, true
        abcdef12, abcdee12, false
        abcdef1,  abcdee12, true
        ABCDEF12, abcdef12, true
        ABCDEF12, 12345678, true
        abcd,     12345678, true
                , abcdef12, false
        abcdef12,         , false
        """)
    void deniesOnlyWhatBeginsWithOtherDigits(@Nullable String text, @Nullable String other, boolean may) {
        assertThat(column(text).mayBeginAs(1, EncodedText.encode(other), 6)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        v1.0,     true
        V1.0,     true
        1.0+b,    true
        1.0+,     true
        1.0,      false
        1v.0,     false
        abcdef12, false
                , false
        """)
    void findsWhatAVersionIsDecoratedWith(@Nullable String text, boolean decorated) {
        assertThat(column(text).beginsWithOrHolds(1, 'v', 'V', '+')).isEqualTo(decorated);
    }

    /** The text between two others. */
    private static TextColumn column(@Nullable String text) {
        return TextColumn.of(
                Stream.of("before", text, "v+after").map(EncodedText::encode).toList());
    }
}
