package io.deployinsights.insights.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one row has in each column. */
public final class Row {

    private final long[] numbers;
    private final byte[][] texts;

    /**
     * A row of these values, which are not copied.
     *
     * @param numbers {@link NumberColumn#NONE} where there is none
     * @param texts each as {@link EncodedText}
     */
    public Row(long[] numbers, byte[]... texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    public long number(int column) {
        return numbers[column];
    }

    public byte[] text(int column) {
        return texts[column];
    }

    int numbers() {
        return numbers.length;
    }

    int texts() {
        return texts.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && Arrays.equals(numbers, row.numbers) && Arrays.deepEquals(texts, row.texts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.deepHashCode(texts);
    }
}
