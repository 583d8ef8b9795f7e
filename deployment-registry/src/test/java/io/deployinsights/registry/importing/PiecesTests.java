package io.deployinsights.registry.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** However a file is laid out, it is cut into the same records; and whatever it holds, cutting comes to an end. */
class PiecesTests {

    @Property
    void cutsArraysAndLinesAlike(@ForAll("records") List<String> records, @ForAll("blanks") String blank)
            throws IOException {
        String lines = records.stream().map(record -> record + "\n").collect(Collectors.joining());
        String array = records.stream()
                .map(record -> blank + record + blank)
                .collect(Collectors.joining(",", blank + "[", "]" + blank));

        assertThat(cut(lines)).isEqualTo(records);
        assertThat(cut(array)).isEqualTo(records);
    }

    @Property
    void comesToAnEndWhateverItReads(@ForAll("noise") String noise) throws IOException {
        assertThat(cut(noise)).hasSizeLessThanOrEqualTo(noise.length() + 1);
        assertThat(cut("[" + noise)).hasSizeLessThanOrEqualTo(noise.length() + 2);
    }

    @Test
    void knowsTheLines() throws IOException {
        Pieces pieces = pieces("\n[\n\n{\n\"a\":1},{},\n\n{}]");

        assertThat(pieces.next()).map(Piece::line).contains(4L);
        assertThat(pieces.next()).map(Piece::line).contains(5L);
        assertThat(pieces.next()).map(Piece::line).contains(7L);
        assertThat(pieces.next()).isEmpty();
        assertThat(pieces.next()).isEmpty();
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

    private static List<String> cut(String file) throws IOException {
        List<String> records = new ArrayList<>();
        Pieces pieces = pieces(file);
        for (Optional<Piece> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
            records.add(
                    switch (piece.get()) {
                        case Piece.Json json ->
                            StandardCharsets.UTF_8
                                    .decode(json.utf8())
                                    .toString()
                                    .strip();
                        case Piece.Oversized _ -> "oversized";
                        case Piece.Broken broken -> broken.message();
                    });
        }
        return records;
    }

    private static Pieces pieces(String file) throws IOException {
        return new Pieces(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 1_000);
    }
}
