package io.deployinsights.registry.request.encoding;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body as it arrives. Its first bytes can be looked at, and it knows whether the sender's connection failed. */
final class ArrivingBody extends FilterInputStream {

    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;

    private boolean failed;

    ArrivingBody(InputStream arriving) {
        super(new BufferedInputStream(arriving));
    }

    /** Whether it begins as gzip does. */
    boolean isGzip() throws IOException {
        in.mark(2);
        boolean gzip = read() == MAGIC_1 && read() == MAGIC_2;
        in.reset();
        return gzip;
    }

    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException gone) {
            failed = true;
            throw gone;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException gone) {
            failed = true;
            throw gone;
        }
    }

    /** At least 1 until the end: a reader of gzip asks it whether another part follows, and that part may still be on its way. */
    @Override
    public int available() throws IOException {
        in.mark(1);
        int next = read();
        in.reset();
        return next < 0 ? 0 : Math.max(1, in.available());
    }
}
