package io.deployinsights.registry.importing.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Something broken costs itself: all around it is read, and it is counted once, at its line. */
class RecoveryTests {

    /** A whole record, broken by a single change. */
    private static final List<Breakage> BREAKAGES = List.of(
            record -> record + "}",
            record -> record + "}}}",
            record -> record + "\n }",
            record -> record + "]",
            record -> record + "garbage",
            record -> record.substring(0, record.length() - 1),
            record -> record.substring(0, record.length() - 1) + "]",
            record -> record.replace("{\"team\":\"blue\"}", "{\"team\":\"blue\""),
            record -> record.replace("{\"team\":\"blue\"}", "{\"team\":\"blue\"]"),
            record -> record.replace("{\"team\":\"blue\"}", "{"),
            record -> record.replace("{\"team\":\"blue\"}", "["),
            record -> record.replace("{\"team\":\"blue\"}", "[[{\"team\":\"blue\"}]"),
            record -> record.replace("{\"team\":\"blue\"}", "}"),
            record -> record.replace("\"staging\"", "\"staging"),
            record -> record.replace("\"staging\"", "staging\""),
            record -> record.replace("\"staging\"", "sta\"ging"),
            record -> record.replace("\"staging\"", "\"sta\"ging\""),
            record -> record.replace("\"staging\"", ""),
            record -> record.replace("\"staging\"", "'staging'"),
            record -> record.replace("\"staging\"", "\"sta\nging\""),
            record -> record.replace("\"environment\":", "\"environment\""),
            record -> record.replace("\"environment\":", "environment:"),
            record -> record.replace("\"environment\":", "\"environment:"),
            record -> record.replaceFirst("\",", "\""),
            record -> record.replaceFirst("\",", "\",,"),
            record -> record.substring(0, record.length() - 1) + ",}",
            record -> record.substring(1).strip(),
            record -> record.substring(0, record.length() / 2),
            record -> record.substring(0, record.indexOf(':') + 1),
            record -> "{",
            record -> "tru",
            record -> "\"text",
            record -> "// a comment",
            record -> "[1, {\"a\": 2}, [3",
            record -> "{\"many\":" + "[".repeat(100) + "]".repeat(100) + "}");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private interface Breakage {

        String of(String record);
    }

    @Property(tries = 2_000)
    void losesOnlyWhatIsBroken(
            @ForAll("shapes") Shape shape,
            @ForAll("breakage") int breakage,
            @ForAll("count") int before,
            @ForAll("count") int after) {
        List<String> good =
                IntStream.range(0, before + after).mapToObj(shape::record).toList();
        List<String> elements = new ArrayList<>(good);
        String broken = BREAKAGES.get(breakage).of(shape.record(99));
        elements.add(before, broken);

        String file = shape.file(elements);
        List<Piece> pieces = Cut.pieces(file, false).stream()
                .filter(piece -> !(piece instanceof Piece.Remark))
                .toList();

        List<String> read = pieces.stream()
                .filter(RecoveryTests::isRecord)
                .map(piece -> Cut.text(((Piece.Json) piece).utf8()))
                .toList();
        assertThat(read).as(file).isEqualTo(good);
        assertThat(pieces).as(file).hasSize(elements.size());
        assertThat(pieces.get(before).line()).as(file).isEqualTo(shape.line(elements, before));
    }

    /** Two in a row, where each has a line of its own. */
    @Property(tries = 1_000)
    void countsEachThatIsBroken(@ForAll("breakage") int first, @ForAll("breakage") int second) {
        Shape shape = new Shape(false, "\n", "\n", "");
        List<String> elements = List.of(
                shape.record(1),
                BREAKAGES.get(first).of(shape.record(2)),
                BREAKAGES.get(second).of(shape.record(3)),
                shape.record(4));

        List<Piece> pieces = Cut.pieces(shape.file(elements), false).stream()
                .filter(piece -> !(piece instanceof Piece.Remark))
                .toList();

        assertThat(pieces.stream().filter(RecoveryTests::isRecord))
                .hasSize(2)
                .contains(pieces.getFirst(), pieces.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s,%s",
                "[%s,%s,",
                "[%s,,%s]",
                "[,%s,%s]",
                "[%s,%s,]",
                "[%s %s]",
                "[%s\n%s\n]",
                "[%s]\n[%s]",
                "[%s],[%s]",
                "[[%s],[%s]]",
                "[[%s],%s]",
                "[[%s,%s]",
                "[[%s,%s",
                "[%s]%s",
                "%s,%s",
                "%s%s]"
            })
    void readsAllWhereOnlySeparatorsAreWrong(String file) {
        Shape shape = new Shape(false, "", "", "");

        List<Piece> pieces = Cut.pieces(file.formatted(shape.record(1), shape.record(2)), false);

        assertThat(pieces.stream().filter(Piece.Json.class::isInstance)).hasSize(2);
        assertThat(pieces).noneMatch(Piece.Broken.class::isInstance);
    }

    private static boolean isRecord(Piece piece) {
        try {
            return piece instanceof Piece.Json(long _, ByteBuffer utf8)
                    && STRICT.readTree(Cut.text(utf8)).has("serviceName");
        } catch (JacksonException broken) {
            return false;
        }
    }

    /** How a file is written: what is between records, and whether they take several lines each. */
    record Shape(boolean pretty, String start, String between, String indent) {

        String record(int number) {
            String record =
                    "{\"serviceName\":\"x,{y}]\",\"version\":\"%d\",\"environment\":\"staging\",".formatted(number)
                            + "\"labels\":{\"team\":\"blue\"},\"deploymentType\":\"Tag\",\"status\":\"Queued\","
                            + "\"deployedBy\":\"me\",\"commitSha\":\"abcdef1\"}";
            return pretty
                    ? record.replace("{\"serv", "{\n  \"serv")
                            .replace(",\"", ",\n  \"")
                            .replace("1\"}", "1\"\n}")
                    : record;
        }

        String file(List<String> elements) {
            return "[" + start + indent + String.join("," + between + indent, elements) + start + "]";
        }

        long line(List<String> elements, int index) {
            StringBuilder before = new StringBuilder("[" + start);
            elements.subList(0, index)
                    .forEach(element -> before.append(element).append(',').append(between));
            return 1 + before.chars().filter(c -> c == '\n').count();
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "\n"),
                        Arbitraries.of("", " ", "\n", "\r\n", "\n\n"),
                        Arbitraries.of("", "  "))
                .as(Shape::new);
    }

    @Provide
    Arbitrary<Integer> breakage() {
        return Arbitraries.integers().between(0, BREAKAGES.size() - 1);
    }

    @Provide
    Arbitrary<Integer> count() {
        return Arbitraries.integers().between(0, 4);
    }
}
