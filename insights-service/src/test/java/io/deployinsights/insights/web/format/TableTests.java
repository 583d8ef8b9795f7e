package io.deployinsights.insights.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableTests {

    record Row(Object first, List<String> several) {}

    private static final Table<Row, Row> TABLE =
            Table.of(List.of(new Column<>("first", Row::first), new Column<>("several", Row::several)));

    @Test
    void beginsWithTheNamesOfTheColumns() {
        assertThat(TABLE.toCsv(List.of())).isEqualTo("first,several\r\n");
    }

    @ParameterizedTest
    @MethodSource
    void quotesWhatNeedsIt(Row row, String expected) {
        assertThat(TABLE.toCsv(List.of(row))).isEqualTo("first,several\r\n" + expected + "\r\n");
    }

    static List<Object[]> quotesWhatNeedsIt() {
        return Arrays.asList(
                new Object[] {new Row("plain text", List.of("a", "b")), "plain text,a b"},
                new Object[] {new Row("a,b", List.of()), "\"a,b\","},
                new Object[] {new Row("say \"hi\"", List.of()), "\"say \"\"hi\"\"\","},
                new Object[] {new Row("two\nlines", List.of("x,y")), "\"two\nlines\",\"x,y\""},
                new Object[] {new Row("\r", List.of()), "\"\r\","},
                new Object[] {new Row(1.25, List.of()), "1.25,"});
    }
}
