package io.deployinsights.insights.column;

import it.unimi.dsi.fastutil.ints.Int2ObjectSortedMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Some columns of numbers, some of texts and one of texts that are looked at seldom, all with the same rows. Immutable: what changes is copied, and nothing else. */
public final class Columns {

    private final int size;
    private final NumberColumn[] numbers;
    private final TextColumn[] texts;
    private final ColdTextColumn coldTexts;

    private Columns(int size, NumberColumn[] numbers, TextColumn[] texts, ColdTextColumn coldTexts) {
        this.size = size;
        this.numbers = numbers;
        this.texts = texts;
        this.coldTexts = coldTexts;
    }

    /** The columns of at least one row. */
    public static Columns of(List<Row> rows) {
        var first = rows.getFirst();
        return new Columns(
                rows.size(),
                IntStream.range(0, first.numbers())
                        .mapToObj(column -> NumberColumn.of(numbers(rows, column)))
                        .toArray(NumberColumn[]::new),
                IntStream.range(0, first.texts())
                        .mapToObj(column -> TextColumn.of(texts(rows, column)))
                        .toArray(TextColumn[]::new),
                ColdTextColumn.of(rows.stream().map(Row::coldText).toList()));
    }

    /** These columns but for some rows, each known by its place. */
    public Columns with(Int2ObjectSortedMap<Row> changes) {
        int[] places = changes.keySet().toIntArray();
        var rows = List.copyOf(changes.values());
        var changedNumbers = numbers.clone();
        Arrays.setAll(changedNumbers, column -> numbers[column].with(places, numbers(rows, column)));
        var changedTexts = texts.clone();
        Arrays.setAll(changedTexts, column -> texts[column].with(places, texts(rows, column), size));
        var changedColdTexts =
                coldTexts.with(places, rows.stream().map(Row::coldText).toList());
        return new Columns(size, changedNumbers, changedTexts, changedColdTexts);
    }

    /** These columns, but for one of numbers. */
    public Columns with(int column, long[] changed) {
        var changedNumbers = numbers.clone();
        changedNumbers[column] = NumberColumn.of(changed);
        return new Columns(size, changedNumbers, texts, coldTexts);
    }

    public int size() {
        return size;
    }

    public NumberColumn numbers(int column) {
        return numbers[column];
    }

    public TextColumn texts(int column) {
        return texts[column];
    }

    public ColdTextColumn coldTexts() {
        return coldTexts;
    }

    /** Whether a row has all of this in its columns. */
    public boolean holds(int row, Row values) {
        return IntStream.range(0, numbers.length).allMatch(column -> numbers[column].get(row) == values.number(column))
                && IntStream.range(0, texts.length).allMatch(column -> texts[column].equals(row, values.text(column)))
                && coldTexts.equals(row, values.coldText());
    }

    private static long[] numbers(List<Row> rows, int column) {
        return rows.stream().mapToLong(row -> row.number(column)).toArray();
    }

    private static List<byte[]> texts(List<Row> rows, int column) {
        return rows.stream().map(row -> row.text(column)).toList();
    }
}
