package io.deployinsights.insights.chronology;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RowOrderTests {

    /** What a row has before and after: absent, or a key. */
    @Property
    void isSortedAfterAnyChange(
            @ForAll @Size(30) List<@IntRange(min = -3, max = 9) Integer> before,
            @ForAll @Size(30) List<@IntRange(min = -3, max = 9) Integer> after) {
        var order = new RowOrder();
        order.change(new IntArrayList(), by(before), rows(before, before, false), by(before));
        var earlier = rows(order);

        int first = order.change(rows(before, after, true), by(before), rows(after, before, true), by(after));

        assertThat(rows(order)).isEqualTo(sorted(after));
        assertThat(rows(order).subList(0, first)).isEqualTo(earlier.subList(0, first));
        assertThat(order.place(3, by(after))).isEqualTo((int) sorted(after).stream()
                .filter(row -> by(after).compare((int) row, 3) < 0)
                .count());
    }

    /** Rows that have a key, or only those that have another one. */
    private static IntArrayList rows(List<Integer> keys, List<Integer> others, boolean onlyChanged) {
        return IntArrayList.toList(IntStream.range(0, keys.size())
                .filter(row -> keys.get(row) >= 0)
                .filter(row -> !onlyChanged || !keys.get(row).equals(others.get(row))));
    }

    private static List<Integer> sorted(List<Integer> keys) {
        return rows(keys, keys, false).intStream().boxed().sorted(by(keys)).toList();
    }

    private static List<Integer> rows(RowOrder order) {
        return IntStream.range(0, order.size()).map(order::row).boxed().toList();
    }

    private static IntComparator by(List<Integer> keys) {
        return (row, other) -> {
            int byKey = Integer.compare(keys.get(row), keys.get(other));
            return byKey != 0 ? byKey : Integer.compare(row, other);
        };
    }
}
