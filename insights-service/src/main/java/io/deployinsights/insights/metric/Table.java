package io.deployinsights.insights.metric;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of an answer as rows and columns, such as CSV has.
 *
 * @param result what a result is, as JSON and the description of the API have it
 * @param rowsOf the rows that one result makes
 * @param columns in their order, named as the fields of the JSON
 * @param <R> a result
 * @param <T> a row
 */
public record Table<R, T>(Class<R> result, Function<R, Stream<T>> rowsOf, List<Column<T>> columns) {

    /**
     * A column.
     *
     * @param value what a row has in it, null for nothing; the elements of a collection are separated by spaces
     */
    public record Column<T>(String name, Function<T, @Nullable Object> value) {}

    public Table {
        columns = List.copyOf(columns);
    }

    /** One row a result, without columns yet. */
    public static <R> Table<R, R> of(Class<R> result) {
        return of(result, Stream::of);
    }

    /** As many rows a result as {@code rowsOf} makes of it, without columns yet. */
    public static <R, T> Table<R, T> of(Class<R> result, Function<R, Stream<T>> rowsOf) {
        return new Table<>(result, rowsOf, List.of());
    }

    /** The same table with one more column at the end. */
    public Table<R, T> with(String name, Function<T, @Nullable Object> value) {
        var column = new Column<>(name, value);
        return new Table<>(
                result,
                rowsOf,
                Stream.concat(columns.stream(), Stream.of(column)).toList());
    }

    /** The same table with a column that has a part of something, or nothing where a row doesn't have that. */
    public <V> Table<R, T> with(String name, Function<T, @Nullable V> whole, Function<V, @Nullable Object> part) {
        return with(name, row -> {
            var value = whole.apply(row);
            return value == null ? null : part.apply(value);
        });
    }
}
