package io.deployinsights.insights.web.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * An answer's bytes and the headers that go with them.
 *
 * @param etag names exactly these bytes, in quotes
 * @param pieces the bytes, one array behind the other, so that none is copied
 * @param length how many bytes that are
 */
record Representation(Map<String, String> headers, String etag, List<byte[]> pieces, long length) {

    Representation(Map<String, String> headers, String etag, List<byte[]> pieces) {
        this(
                headers,
                etag,
                pieces,
                pieces.stream().mapToLong(piece -> piece.length).sum());
    }

    /** Sends it, or just that the reader has it already. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        response.setContentLengthLong(length);
        var out = response.getOutputStream();
        for (byte[] piece : pieces) {
            out.write(piece);
        }
    }
}
