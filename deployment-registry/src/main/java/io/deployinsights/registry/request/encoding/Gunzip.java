package io.deployinsights.registry.request.encoding;

import io.deployinsights.registry.problem.InvalidRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Decompresses. What is wrong with the compression is an {@link InvalidRequest}; an {@link IOException} says that the sender is gone. */
final class Gunzip extends InputStream {

    private static final int BUFFER = 8_192;

    private final ArrivingBody source;
    private @Nullable GZIPInputStream gzip;

    Gunzip(ArrivingBody source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (gzip == null) {
                if (source.available() == 0) {
                    return -1;
                }
                gzip = new GZIPInputStream(source, BUFFER);
            }
            return gzip.read(target, offset, length);
        } catch (EOFException cutOff) {
            throw broken(cutOff, "The body's gzip compression is cut off; allowed is all of it.");
        } catch (IOException broken) {
            throw broken(broken, "The body is not valid gzip (%s).".formatted(broken.getMessage()));
        }
    }

    private InvalidRequest broken(IOException failure, String message) throws IOException {
        if (source.hasFailed()) {
            throw failure;
        }
        return new InvalidRequest("", message);
    }
}
