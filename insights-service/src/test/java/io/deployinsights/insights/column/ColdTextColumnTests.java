package io.deployinsights.insights.column;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColdTextColumnTests {

    private static final int ROWS = 4096;
    private static final SplittableRandom RANDOM = new SplittableRandom(42);

    @Property(tries = 100)
    void givesBackWhatItWasTold(@ForAll @Size(max = 300) List<@StringLength(max = 9) String> texts) {
        agree(column(texts), wellFormed(texts));
    }

    @Property(tries = 100)
    void givesBackWhatItWasToldLast(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var texts = new ArrayList<>(texts(300, row -> "https://ci.example.com/" + random.nextInt(1000)));
        var before = column(texts);
        int[] rows = random.ints(20, 0, 300).sorted().distinct().toArray();
        var changed = IntStream.of(rows)
                .mapToObj(row -> random.nextInt(5) == 0 ? null : "https://ci.example.com/changed/" + row)
                .toList();

        var after = before.with(rows, encoded(changed));

        agree(before, texts);
        IntStream.range(0, rows.length).forEach(i -> texts.set(rows[i], changed.get(i)));
        agree(after, texts);
        assertThat(after.with(rows, encoded(changed))).isSameAs(after);
    }

    static Stream<Named<IntFunction<String>>> addresses() {
        return Stream.of(
                Named.of("runs", row -> "https://ci.example.com/api/runs/" + (100_000 + row)),
                Named.of(
                        "attempts",
                        row -> "https://github.com/example/service-%d/actions/runs/%d/attempts/%d"
                                .formatted(RANDOM.nextInt(40), 9_123_456_789L + row * 7919L, RANDOM.nextInt(1, 4))),
                Named.of("UUIDs", row -> "https://ci.example.com/builds/" + uuid()),
                Named.of("commits", row -> "https://ci.example.com/builds/" + random(40, 16)),
                Named.of("branches", row -> "https://ci.example.com/job/feature%2F" + random(20, 64) + "/" + row),
                Named.of(
                        "queries",
                        row -> "https://grafana.example.com/d/api?from=%d&to=%d&var-app=service-%d&refresh=5s"
                                .formatted(
                                        1_700_000_000_000L + row * 9_173L,
                                        1_700_000_900_000L + row * 9_173L,
                                        row % 40)));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void keepsTheAddressesOfPipelinesInFewBytes(IntFunction<String> address) {
        var texts = texts(ROWS, address);

        var column = column(texts);

        assertThat(column.bytes()).isLessThan(30 * ROWS);
        agree(column, texts);
    }

    @ParameterizedTest
    @MethodSource("incompressible")
    void takesNoMoreBytesWhateverItIsTold(IntFunction<String> address) {
        var texts = texts(ROWS, address);

        var column = column(texts);

        assertThat(column.bytes()).isLessThanOrEqualTo(38 * ROWS);
        // Recorded again without a text, it differs from before.
        assertThat(column.with(IntStream.range(0, ROWS).toArray(), encoded(texts)))
                .isSameAs(column);
        assertThat(column.with(new int[] {7}, encoded(List.of("short")))
                        .block(0)
                        .get(7))
                .isEqualTo("short");
    }

    static Stream<Named<IntFunction<String>>> incompressible() {
        return Stream.of(
                Named.of("2,000 characters", row -> "https://ci.example.com/" + random(1970, 64)),
                Named.of("200 characters", row -> "https://ci.example.com/" + random(170, 64)),
                Named.of("60 characters", row -> random(60, 64)),
                Named.of("any length", row -> random(RANDOM.nextInt(2000), 64)));
    }

    @Test
    void leavesTheLongestOutWhereNotAllFit() {
        var texts = texts(ROWS, row -> row % 2 == 0 ? random(300, 64) : "https://ci.example.com/runs/" + row);

        var column = column(texts);

        assertThat(kept(column, ROWS))
                .containsExactlyElementsOf(texts(ROWS, row -> row % 2 == 0 ? null : texts.get(row)));
    }

    @Test
    void keepsEverythingOfAFew() {
        var texts = texts(70, row -> "https://ci.example.com/" + random(1970, 64));

        agree(column(texts), texts);
    }

    private static void agree(ColdTextColumn column, List<@Nullable String> texts) {
        assertThat(kept(column, texts.size())).isEqualTo(texts);
    }

    private static List<@Nullable String> kept(ColdTextColumn column, int rows) {
        return texts(rows, row -> column.block(ColdTextColumn.blockOf(row)).get(ColdTextColumn.placeOf(row)));
    }

    private static List<@Nullable String> texts(int rows, IntFunction<@Nullable String> text) {
        var texts = new ArrayList<@Nullable String>();
        IntStream.range(0, rows).forEach(row -> texts.add(text.apply(row)));
        return texts;
    }

    private static List<@Nullable String> wellFormed(List<String> texts) {
        return texts(texts.size(), row -> new String(texts.get(row).getBytes(UTF_8), UTF_8));
    }

    private static ColdTextColumn column(List<@Nullable String> texts) {
        return ColdTextColumn.of(encoded(texts));
    }

    private static List<byte[]> encoded(List<@Nullable String> texts) {
        return texts.stream().map(EncodedText::encode).toList();
    }

    private static String uuid() {
        return new UUID(RANDOM.nextLong(), RANDOM.nextLong()).toString();
    }

    /** So many characters of an alphabet of so many. */
    private static String random(int length, int alphabet) {
        var characters = "0123456789abcdefABCDEFGHIJKLMNOPQRSTUVWXYZghijklmnopqrstuvwxyz-_";
        return RANDOM.ints(length, 0, alphabet)
                .map(characters::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
