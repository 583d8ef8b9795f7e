package io.deployinsights.insights.web.representation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Compression that nearly every reader accepts (RFC 1952). */
final class Gzip {

    /** A quarter more bytes than by default, in a third of the time. */
    private static final int LEVEL = 3;

    private static final int BUFFER = 1 << 16;

    /** The parameters of a coding that a reader doesn't want. */
    private static final Pattern UNWANTED =
            Pattern.compile("(.*;)?\\s*q\\s*=\\s*0(\\.0*)?\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private Gzip() {}

    /**
     * Whether a reader accepts it, by name or else as one of all codings (RFC 9110, 12.5.3).
     *
     * @param acceptEncoding the header's values, as they were sent
     */
    static boolean isAccepted(Enumeration<String> acceptEncoding) {
        boolean isNamed = false;
        boolean isOneOfAll = false;
        while (acceptEncoding.hasMoreElements()) {
            for (var coding : acceptEncoding.nextElement().split(",", 0)) {
                var parts = coding.split(";", 2);
                boolean isWanted =
                        parts.length == 1 || !UNWANTED.matcher(parts[1]).matches();
                switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                    case "gzip", "x-gzip" -> {
                        if (isWanted) {
                            return true;
                        }
                        isNamed = true;
                    }
                    case "*" -> isOneOfAll |= isWanted;
                    default -> {
                        // Another coding says nothing of this one.
                    }
                }
            }
        }
        return isOneOfAll && !isNamed;
    }

    /** The same bytes, compressed. */
    static byte[] compressed(List<byte[]> pieces) {
        var compressed = new ByteArrayOutputStream();
        try (var out = new Fast(compressed)) {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {

        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }
}
