package io.deployinsights.insights.web.format;

import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.metric.Table.Column;
import io.deployinsights.support.text.Formulas;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables as CSV (RFC 4180). */
final class Csv {

    private static final String END_OF_LINE = "\r\n";

    private Csv() {}

    /** Writes results as the rows of a table, below a row of the columns' names. */
    static <R, T> void write(Table<R, T> table, List<R> results, Appendable out) throws IOException {
        out.append(table.columns().stream().map(Column::name).collect(Collectors.joining(",")))
                .append(END_OF_LINE);
        for (var result : results) {
            for (var row : (Iterable<T>) table.rowsOf().apply(result)::iterator) {
                writeLine(row, table.columns(), out);
            }
        }
    }

    private static <T> void writeLine(T row, List<Column<T>> columns, Appendable out) throws IOException {
        var separator = "";
        for (var column : columns) {
            out.append(separator).append(cell(column.value().apply(row)));
            separator = ",";
        }
        out.append(END_OF_LINE);
    }

    /** A number is one; what else might be taken for a formula is marked as text. */
    private static String cell(@Nullable Object value) {
        return switch (value) {
            case Double number -> Numbers.text(number);
            case Number number -> number.toString();
            case null, default -> quotedWhereNeeded(Formulas.neutralized(text(value)));
        };
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> several -> several.stream().map(Csv::text).collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }

    private static String quotedWhereNeeded(String cell) {
        boolean needsQuotes = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
