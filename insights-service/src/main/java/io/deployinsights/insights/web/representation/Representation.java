package io.deployinsights.insights.web.representation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Bytes that are sent again and again, with their headers. They are compressed once, when the first reader accepts that. Tomcat, which
 * compresses everything else, would do it for every request, which takes two to four times the processor time (docs/performance.md).
 *
 * <p>A strong ETag names exactly these bytes, so what has one is sent as it is.
 */
public final class Representation {

    private final Map<String, String> headers;
    private final List<byte[]> pieces;
    private final long length;
    private byte @Nullable [] compressed;

    /**
     * Bytes as they are.
     *
     * @param headers with the ETag, where it has one
     * @param pieces the bytes in several arrays, so that a long text is never copied
     */
    public Representation(Map<String, String> headers, List<byte[]> pieces) {
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.pieces = List.copyOf(pieces);
        length = pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The bytes, uncompressed. */
    public List<byte[]> pieces() {
        return pieces;
    }

    /** How many bytes there are, uncompressed. */
    public long length() {
        return length;
    }

    /** Sends it, or only that the reader has it already. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        var etag = headers.get(HttpHeaders.ETAG);
        if (etag != null && ETag.isAmong(request.getHeaders(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (isCompressible() && Gzip.isAccepted(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            send(List.of(compressed()), response);
        } else {
            send(pieces, response);
        }
    }

    private static void send(List<byte[]> bytes, HttpServletResponse response) throws IOException {
        response.setContentLengthLong(
                bytes.stream().mapToLong(piece -> piece.length).sum());
        var out = response.getOutputStream();
        for (byte[] piece : bytes) {
            out.write(piece);
        }
    }

    private boolean isCompressible() {
        var etag = headers.get(HttpHeaders.ETAG);
        return etag == null || ETag.isWeak(etag);
    }

    /** By one reader for all others who accept it. */
    synchronized byte[] compressed() {
        if (compressed == null) {
            compressed = Gzip.compressed(pieces);
        }
        return compressed;
    }
}
