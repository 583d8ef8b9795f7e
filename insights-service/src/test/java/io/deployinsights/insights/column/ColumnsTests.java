package io.deployinsights.insights.column;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ColumnsTests {

    @Property
    void giveBackWhatTheyWereTold(@ForAll("rows") @Size(min = 1, max = 20) List<Row> rows) {
        agree(Columns.of(rows), rows);
    }

    @Property
    void giveBackWhatTheyWereToldLast(
            @ForAll("rows") @Size(12) List<Row> first,
            @ForAll("rows") @Size(12) List<Row> later,
            @ForAll @Size(12) List<Boolean> changed) {
        var before = Columns.of(first);
        var changes = new Int2ObjectAVLTreeMap<Row>();
        var expected = new ArrayList<>(first);
        for (int row = 0; row < first.size(); row++) {
            if (changed.get(row)) {
                changes.put(row, later.get(row));
                expected.set(row, later.get(row));
            }
        }

        agree(before.with(changes), expected);
        agree(before, first);
    }

    @Test
    void keepColumnsThatDoNotChange() {
        var columns = Columns.of(List.of(row(1, "a"), row(2, "b")));
        var changes = new Int2ObjectAVLTreeMap<Row>();
        changes.put(1, row(9, "b"));

        var after = columns.with(changes);

        assertThat(after.texts(0)).isSameAs(columns.texts(0));
        assertThat(after.numbers(0)).isNotSameAs(columns.numbers(0));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        var number = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 300),
                Arbitraries.longs().between(-1L << 40, 1L << 40),
                Arbitraries.of(NumberColumn.NONE, NumberColumn.NONE + 1, Long.MAX_VALUE, 0L));
        var text = Arbitraries.strings().ofMaxLength(9).injectNull(0.2);
        return Combinators.combine(number, text).as(ColumnsTests::row).list();
    }

    private static Row row(long number, String text) {
        return new Row(new long[] {number}, EncodedText.encode(text), EncodedText.encode(text));
    }

    private static void agree(Columns columns, List<Row> rows) {
        assertThat(columns.size()).isEqualTo(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(columns.numbers(0).get(row)).isEqualTo(rows.get(row).number(0));
            assertThat(columns.texts(0).equals(row, rows.get(row).text(0))).isTrue();
            assertThat(columns.coldTexts().equals(row, rows.get(row).coldText()))
                    .isTrue();
            assertThat(columns.holds(row, rows.get(row))).isTrue();
        }
    }
}
