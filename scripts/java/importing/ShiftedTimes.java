package importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The same records with every time moved by the same distance, one line in memory at a time. */
final class ShiftedTimes extends InputStream {
    private static final Pattern TIME =
            Pattern.compile("(\"(?:startedAt|finishedAt|committedAt)\"\\s*:\\s*\")([^\"]+)");

    private final BufferedReader lines;
    private final Duration distance;
    private byte[] line = new byte[0];
    private int position;

    ShiftedTimes(InputStream records, Duration distance) {
        lines = new BufferedReader(new InputStreamReader(records, StandardCharsets.UTF_8));
        this.distance = distance;
    }

    @Override
    public int read() throws IOException {
        return hasBytes() ? line[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!hasBytes()) {
            return -1;
        }
        var count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean hasBytes() throws IOException {
        if (position < line.length) {
            return true;
        }
        var next = lines.readLine();
        if (next == null) {
            return false;
        }
        line = (shift(next) + "\n").getBytes(StandardCharsets.UTF_8);
        position = 0;
        return true;
    }

    private String shift(String record) {
        return TIME.matcher(record)
                .replaceAll(time -> time.group(1) + Instant.parse(time.group(2)).plus(distance));
    }
}
