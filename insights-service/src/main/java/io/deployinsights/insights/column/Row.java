package io.deployinsights.insights.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one row has in each column. */
public final class Row {

    private final long[] numbers;
    private final byte[] coldText;
    private final byte[][] texts;

    /**
     * A row of these values, which are not copied.
     *
     * @param numbers {@link NumberColumn#NONE} where there is none
     * @param coldText the one that is looked at seldom, as {@link EncodedText}
     * @param texts each as {@link EncodedText}
     */
    public Row(long[] numbers, byte[] coldText, byte[]... texts) {
        this.numbers = numbers;
        this.coldText = coldText;
        this.texts = texts;
    }

    public long number(int column) {
        return numbers[column];
    }

    public byte[] text(int column) {
        return texts[column];
    }

    public byte[] coldText() {
        return coldText;
    }

    int numbers() {
        return numbers.length;
    }

    int texts() {
        return texts.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row
                && Arrays.equals(numbers, row.numbers)
                && Arrays.equals(coldText, row.coldText)
                && Arrays.deepEquals(texts, row.texts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(numbers) + Arrays.hashCode(coldText)) + Arrays.deepHashCode(texts);
    }
}
