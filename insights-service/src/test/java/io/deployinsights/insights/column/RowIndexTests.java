package io.deployinsights.insights.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class RowIndexTests {

    /** Hashes that hardly differ, so that rows compete for slots. */
    private static int hash(int value) {
        return value % 7;
    }

    @Property
    void findsTheRowOfEveryValueAndOfNoOther(
            @ForAll @Size(max = 60) @UniqueElements List<@IntRange(max = 200) Integer> values,
            @ForAll @IntRange(min = 201, max = 400) int absent) {
        var index = new RowIndex(row -> hash(values.get(row)));
        for (int row = 0; row < values.size(); row++) {
            index.add(row);
        }

        for (int row = 0; row < values.size(); row++) {
            int value = values.get(row);
            assertThat(index.find(hash(value), other -> values.get(other) == value))
                    .isEqualTo(row);
        }
        assertThat(index.find(hash(absent), other -> values.get(other) == absent))
                .isEqualTo(RowIndex.NONE);
    }
}
