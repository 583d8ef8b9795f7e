package io.deployinsights.insights.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.metric.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTests {

    record Row(Object first, List<String> several) {}

    private static final Table<Row, Row> TABLE =
            Table.of(Row.class).with("first", Row::first).with("several", Row::several);

    @Test
    void beginsWithTheNamesOfTheColumns() {
        assertThat(csv(List.of())).isEqualTo("first,several\r\n");
    }

    @ParameterizedTest
    @MethodSource
    void quotesWhatNeedsIt(Row row, String expected) {
        assertThat(csv(List.of(row))).isEqualTo("first,several\r\n" + expected + "\r\n");
    }

    static List<Object[]> quotesWhatNeedsIt() {
        return Arrays.asList(
                new Object[] {new Row("plain text", List.of("a", "b")), "plain text,a b"},
                new Object[] {new Row("a,b", List.of()), "\"a,b\","},
                new Object[] {new Row("say \"hi\"", List.of()), "\"say \"\"hi\"\"\","},
                new Object[] {new Row("two\nlines", List.of("x,y")), "\"two\nlines\",\"x,y\""},
                new Object[] {new Row("a\r", List.of()), "\"a\r\","},
                new Object[] {new Row(1.25, List.of()), "1.25,"});
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '~', textBlock = """
        =HYPERLINK(1) -> '=HYPERLINK(1)
        +cmd|calc     -> '+cmd|calc
        -1+1          -> '-1+1
        -1            -> '-1
        @SUM(1)       -> '@SUM(1)
        ~ =1~         -> ~' =1~
        '=1           -> ''=1
        ＝1            -> '＝1
        a=1           -> a=1
        """)
    void marksAsTextWhatASpreadsheetWouldCalculate(String text, String expected) {
        assertThat(csv(List.of(new Row(text, List.of(text))))).endsWith("\r\n%1$s,%1$s\r\n".formatted(expected));
    }

    @Test
    void marksAsTextWhatBeginsWithATabOrAReturn() {
        assertThat(csv(List.of(new Row("\t=1", List.of("\r=1"))))).endsWith("\r\n'\t=1,\"'\r=1\"\r\n");
    }

    @Test
    void leavesNumbersAsTheyAre() {
        assertThat(csv(List.of(new Row(-1, List.of()), new Row(-0.5, List.of()), new Row(-2L, List.of()))))
                .endsWith("\r\n-1,\r\n-0.5,\r\n-2,\r\n");
    }

    private static String csv(List<Row> rows) {
        var csv = new StringBuilder();
        try {
            Csv.write(TABLE, rows, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }
}
