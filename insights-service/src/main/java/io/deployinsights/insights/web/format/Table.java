package io.deployinsights.insights.web.format;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The flat form of an answer's results.
 *
 * @param rowsOf the rows that one result makes
 * @param <R> a result
 * @param <T> a row
 */
public record Table<R, T>(Function<R, Stream<T>> rowsOf, List<Column<T>> columns) {

    private static final String END_OF_LINE = "\r\n";

    /** One row a result. */
    static <R> Table<R, R> of(List<Column<R>> columns) {
        return new Table<>(Stream::of, columns);
    }

    /** The results as CSV (RFC 4180), beginning with a row of the columns' names. */
    String toCsv(List<R> results) {
        var header = line(columns.stream().map(Column::name));
        return results.stream()
                .flatMap(rowsOf)
                .map(row ->
                        line(columns.stream().map(column -> text(column.value().apply(row)))))
                .collect(Collectors.joining("", header, ""));
    }

    private static String line(Stream<String> cells) {
        return cells.map(Table::quotedWhereNeeded).collect(Collectors.joining(",", "", END_OF_LINE));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> several -> several.stream().map(Table::text).collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }

    private static String quotedWhereNeeded(String cell) {
        boolean needsQuotes = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
