package io.deployinsights.insights.web.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * An answer's bytes and the headers that go with them.
 *
 * @param etag names what they say, with quotes
 * @param pieces the bytes, one array behind the other, so that none is copied
 * @param length how many bytes that are
 */
public record Representation(Map<String, String> headers, String etag, List<byte[]> pieces, long length) {

    /** Of all these pieces. */
    public Representation(Map<String, String> headers, String etag, List<byte[]> pieces) {
        this(
                headers,
                etag,
                pieces,
                pieces.stream().mapToLong(piece -> piece.length).sum());
    }

    /** Sends it, or just that the reader has it already. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        response.setHeader(HttpHeaders.ETAG, etag);
        if (ETag.isAmong(request.getHeaders(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLengthLong(length);
        var out = response.getOutputStream();
        for (byte[] piece : pieces) {
            out.write(piece);
        }
    }
}
