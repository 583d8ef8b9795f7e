package io.deployinsights.insights.web.dashboard;

import io.deployinsights.insights.web.answer.Gzip;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** A file of the dashboard, compressed when it is asked for so for the first time. */
final class Asset {

    private final String type;
    private final byte[] content;
    private byte @Nullable [] compressed;

    private Asset(String type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    /** A file, whose name tells of what type it is. */
    static Asset of(String path, byte[] content) {
        var type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return new Asset("text".equals(type.getType()) ? type + ";charset=UTF-8" : type.toString(), content);
    }

    byte[] content() {
        return content;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean compresses = Gzip.isAcceptedBy(request);
        byte[] sent = compresses ? compressed() : content;
        if (compresses) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setContentType(type);
        response.setContentLength(sent.length);
        response.getOutputStream().write(sent);
    }

    private synchronized byte[] compressed() throws IOException {
        if (compressed == null) {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content);
            }
            compressed = bytes.toByteArray();
        }
        return compressed;
    }
}
