package io.deployinsights.registry.importing.file;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.request.RecordBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header line (RFC 4180), separated by commas, semicolons or tabs, as the header shows. A quoted value may hold ends of lines. A row
 * whose quotes are broken costs its line: where it would reach to others, they are read by themselves.
 */
final class Rows implements Pieces {

    private static final Pattern SEPARATOR_HINT = Pattern.compile("\"?sep=(.)\"?\\s*", Pattern.CASE_INSENSITIVE);

    private final Window window;
    private final RecordBody body;
    private final int maxBytes;
    private @Nullable Columns columns;
    private CSVFormat format = CSVFormat.RFC4180;

    Rows(Window window, RecordBody body, int maxBytes) {
        this.window = window;
        this.body = body;
        this.maxBytes = maxBytes;
    }

    @Override
    public Optional<Piece> next() {
        Optional<Piece> piece = columns == null && !window.isAtEnd() ? begin() : Optional.empty();
        while (piece.isEmpty() && !window.isAtEnd()) {
            piece = row();
            skipLineEnd();
        }
        return piece;
    }

    /** The file in UTF-8; empty for other bytes. */
    static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Piece> begin() {
        window.skipBlanks();
        String line = text(window.copy(window.lineLength())).orElse("");
        Matcher hint = SEPARATOR_HINT.matcher(line);
        char separator = Columns.separator(line);
        if (hint.matches()) {
            separator = hint.group(1).charAt(0);
            window.skipLine();
            skipLineEnd();
        }
        format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        long number = window.line();
        List<String> names = cells(Math.min(recordLength(), maxBytes)).orElse(List.of());
        Columns read = new Columns(names, body);
        List<Fault> faults = read.faults();
        if (!faults.isEmpty()) {
            window.skipAll();
            return Optional.of(new Piece.Refused(number, faults));
        }
        columns = read;
        window.advance(recordLength());
        skipLineEnd();
        return Optional.empty();
    }

    private Optional<Piece> row() {
        long line = window.line();
        int first = window.lineLength();
        int whole = recordLength();
        if (window.at(first) == Window.END && window.isCutOff()) {
            // Nobody knows whether that is all of it.
            window.advance(first);
            return Optional.empty();
        }
        if (first > maxBytes) {
            window.skipLine();
            return Optional.of(Piece.oversized(line, maxBytes));
        }
        for (int length : whole == first || whole > maxBytes ? new int[] {first} : new int[] {whole, first}) {
            Optional<List<String>> cells = cells(length).filter(this::fits);
            if (cells.isPresent()) {
                window.advance(length);
                return cells.filter(row -> !row.stream().allMatch(String::isBlank))
                        .map(row -> new Piece.Row(line, columns().deployment(row)));
            }
        }
        String reason = reason(first);
        window.advance(first);
        return Optional.of(new Piece.Refused(line, reason));
    }

    private Columns columns() {
        return Objects.requireNonNull(columns);
    }

    private boolean fits(List<String> row) {
        return row.stream().skip(columns().count()).allMatch(String::isBlank);
    }

    private String reason(int length) {
        if (text(window.copy(length)).isEmpty()) {
            return "The row is not valid UTF-8; allowed is CSV in UTF-8, which spreadsheets offer when they save.";
        }
        return cells(length)
                .map(row -> "The row has %,d values, and the header %,d; allowed are not more than in the header."
                        .formatted(row.size(), columns().count()))
                .orElse("The row's quotes are broken: a value is quoted wholly or not at all, and a quote in it is"
                        + " doubled.");
    }

    /** The cells of one row, empty where it isn't one. */
    private Optional<List<String>> cells(int length) {
        Optional<String> text = text(window.copy(length));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (CSVParser parser = CSVParser.parse(text.get(), format)) {
            List<CSVRecord> rows = parser.getRecords();
            return rows.size() > 1
                    ? Optional.empty()
                    : Optional.of(rows.stream().flatMap(CSVRecord::stream).toList());
        } catch (IOException | UncheckedIOException broken) {
            return Optional.empty();
        }
    }

    /** To the end of the line that isn't in quotes. */
    private int recordLength() {
        boolean quoted = false;
        int length = 0;
        for (int next = window.at(0); next != Window.END && (quoted || next != '\n'); next = window.at(++length)) {
            quoted ^= next == '"';
        }
        return quoted ? window.lineLength() : length;
    }

    private void skipLineEnd() {
        if (window.next() == '\n') {
            window.advance(1);
        }
    }
}
