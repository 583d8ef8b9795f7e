package io.deployinsights.registry.importing.file;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.request.RecordBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV with a header line (RFC 4180), separated by commas, semicolons or tabs, as the header shows. A quoted value may hold ends of lines. A row
 * whose quotes are broken costs its line: where it would reach to others, they are read by themselves.
 */
final class Rows implements Pieces {

    private static final Pattern SEPARATOR_HINT = Pattern.compile("\"?sep=(.)\"?\\s*", Pattern.CASE_INSENSITIVE);

    private final Window window;
    private final int maxBytes;
    private final CSVFormat format;
    private final Columns columns;

    private Rows(Window window, int maxBytes, CSVFormat format, Columns columns) {
        this.window = window;
        this.maxBytes = maxBytes;
        this.format = format;
        this.columns = columns;
    }

    /** Reads the header; where that is wrong, nothing else is read. */
    static Pieces of(Window window, RecordBody body, int maxBytes) {
        String line = text(window.copy(window.lineLength())).orElse("");
        Matcher hint = SEPARATOR_HINT.matcher(line);
        char separator = Columns.separator(line);
        if (hint.matches()) {
            separator = hint.group(1).charAt(0);
            window.skipLine();
            skipLineEnd(window);
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        long number = window.line();
        int length = recordLength(window);
        Columns columns = new Columns(
                cells(window.copy(Math.min(length, maxBytes)), format).orElse(List.of()), body);
        List<Fault> faults = columns.faults();
        if (!faults.isEmpty()) {
            window.skipAll();
            return Pieces.only(new Piece.Refused(number, faults));
        }
        window.advance(length);
        skipLineEnd(window);
        return new Rows(window, maxBytes, format, columns);
    }

    @Override
    public Optional<Piece> next() {
        Optional<Piece> piece = Optional.empty();
        while (piece.isEmpty() && !window.isAtEnd()) {
            piece = row();
            skipLineEnd(window);
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

    private Optional<Piece> row() {
        long line = window.line();
        int first = window.lineLength();
        int whole = recordLength(window);
        if (window.at(first) == Window.END && window.isCutOff()) {
            // That may not be all of it.
            window.advance(first);
            return Optional.empty();
        }
        if (first > maxBytes) {
            window.skipLine();
            return Optional.of(Piece.oversized(line, maxBytes));
        }
        for (int length : whole == first || whole > maxBytes ? new int[] {first} : new int[] {whole, first}) {
            Optional<List<String>> cells = cells(window.copy(length), format).filter(this::fits);
            if (cells.isPresent()) {
                window.advance(length);
                return cells.filter(row -> !row.stream().allMatch(String::isBlank))
                        .map(row -> new Piece.Row(line, columns.deployment(row)));
            }
        }
        String reason = reason(first);
        window.advance(first);
        return Optional.of(new Piece.Refused(line, reason));
    }

    private boolean fits(List<String> row) {
        return row.stream().skip(columns.count()).allMatch(String::isBlank);
    }

    private String reason(int length) {
        if (text(window.copy(length)).isEmpty()) {
            return "The row is not valid UTF-8; allowed is CSV in UTF-8, which spreadsheets offer when they save.";
        }
        return cells(window.copy(length), format)
                .map(row -> "The row has %,d values, and the header %,d; allowed are not more than in the header."
                        .formatted(row.size(), columns.count()))
                .orElse("The row's quotes are broken: a value is quoted wholly or not at all, and a quote in it is"
                        + " doubled.");
    }

    /** The cells of one row, empty where it isn't one. */
    private static Optional<List<String>> cells(ByteBuffer row, CSVFormat format) {
        Optional<String> text = text(row);
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
    private static int recordLength(Window window) {
        boolean quoted = false;
        int length = 0;
        for (int next = window.at(0); next != Window.END && (quoted || next != '\n'); next = window.at(++length)) {
            quoted ^= next == '"';
        }
        return quoted ? window.lineLength() : length;
    }

    private static void skipLineEnd(Window window) {
        if (window.next() == '\n') {
            window.advance(1);
        }
    }
}
