package io.deployinsights.registry.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a file is laid out, it is cut into the same records; and whatever it holds, cutting comes to an end. */
class PiecesTests {

    @Property
    void cutsArraysAndLinesAlike(@ForAll("records") List<String> records, @ForAll("blanks") String blank) {
        String lines = records.stream().map(record -> record + "\n").collect(Collectors.joining());
        String array = records.stream()
                .map(record -> blank + record + blank)
                .collect(Collectors.joining(",", blank + "[", "]" + blank));

        assertThat(Cut.lines(lines)).isEqualTo(records);
        assertThat(Cut.values(lines)).isEqualTo(records);
        assertThat(Cut.values(array)).isEqualTo(records);
    }

    @Test
    void cutsFilesThatAreMuchLongerThanWhatIsReadAhead() {
        List<String> records = IntStream.range(0, 2_000)
                .mapToObj(number -> "{\"a\":\"%s\"}".formatted("x".repeat(number * 7 % 900)))
                .toList();

        assertThat(Cut.values(String.join(",\n", records))).isEqualTo(records);
        assertThat(Cut.values("[" + String.join(",", records) + "]")).isEqualTo(records);
        assertThat(Cut.lines(String.join("\n", records))).isEqualTo(records);
    }

    @Property
    void comesToAnEndWhateverItReads(@ForAll("noise") String noise) {
        assertThat(Cut.lines(noise)).hasSizeLessThanOrEqualTo(noise.length() + 1);
        assertThat(Cut.values(noise)).hasSizeLessThanOrEqualTo(2 * noise.length() + 1);
        assertThat(Cut.values("[" + noise)).hasSizeLessThanOrEqualTo(2 * noise.length() + 2);
    }

    /** Much longer than what is looked at. */
    @Property(tries = 50)
    void cutsLongFilesAsItCutsShortOnes(@ForAll("records") List<String> some, @ForAll("blanks") String blank) {
        List<String> records =
                Collections.nCopies(500, some).stream().flatMap(List::stream).toList();
        String lines = records.stream().map(record -> record + "\n").collect(Collectors.joining());

        assertThat(Cut.lines(lines)).isEqualTo(records);
        assertThat(Cut.values(lines)).isEqualTo(records);
        assertThat(Cut.values("[" + String.join("," + blank, records) + "]")).isEqualTo(records);
    }

    /** However long such a file is, it is read at once: each byte is looked at a few times. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "]",
                "[",
                "}",
                "{",
                ",",
                "\"",
                "{\"a\":[",
                "{\"a\":\"{\"",
                "[{},",
                "x,",
                "\n",
                "                  }",
                "[                 "
            })
    void readsWhatIsMadeToBeSlow(String part) {
        String file = "[{}" + part.repeat(100_000 / part.length());

        assertThat(Cut.values(file)).isNotEmpty();
        assertThat(Cut.lines(file)).isNotEmpty();
    }

    @Test
    void knowsTheLines() {
        assertThat(Cut.pieces("\n[\n\n{\n\"a\":1},{},\n\n{}]", false))
                .extracting(Piece::line)
                .containsExactly(4L, 5L, 7L);
    }

    @Provide
    Arbitrary<List<String>> records() {
        return Arbitraries.of(
                        "{}",
                        "{\"a\":\"x,y]}\\\"\\\\\"}",
                        "{\"a\":[1,{\"b\":[]}]}",
                        "{\"é\":\"🚀\"}",
                        "{\"a\":\"\\n\"}")
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(' ', '\t', '\n', '\r').ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings()
                .withChars('[', ']', '{', '}', '"', '\\', ',', ':', '\n', ' ', 'a')
                .ofMaxLength(60);
    }
}
