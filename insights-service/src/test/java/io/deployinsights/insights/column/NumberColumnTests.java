package io.deployinsights.insights.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberColumnTests {

    /** Columns of each width, with the base at 0 and elsewhere. */
    @ParameterizedTest
    @CsvSource({"7, 7", "0, 1", "-3, 252", "0, 255", "0, 256", "1000, 66535", "0, 65536", "-70000, 16000000"})
    void copiesWhatItGives(int least, int most) {
        int middle = (int) (((long) least + most) / 2);
        var column = NumberColumn.of(new long[] {least, most, middle, most, least});
        int[] copy = new int[6];

        column.copyTo(copy);

        assertThat(copy).containsExactly(least, most, middle, most, least, 0);
    }
}
