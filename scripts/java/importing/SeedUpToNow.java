package importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The project's seed data as NDJSON, moved in time up to a moment, one line in memory at a time. */
final class SeedUpToNow extends InputStream {
    private final BufferedReader lines;
    private final SeedTimes times;
    private byte[] line = new byte[0];
    private int position;

    SeedUpToNow(InputStream seed, Instant now) {
        lines = new BufferedReader(new InputStreamReader(seed, StandardCharsets.UTF_8));
        times = new SeedTimes(now);
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
        while (position == line.length) {
            var next = lines.readLine();
            if (next == null) {
                return false;
            }
            line = next.startsWith("{") ? times.move(next).getBytes(StandardCharsets.UTF_8) : new byte[0];
            position = 0;
        }
        return true;
    }
}
