package io.deployinsights.insights.web;

import io.deployinsights.insights.web.format.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * An answer's bytes and the headers that go with them. Compressed here and not by the server, because a strong ETag names exact bytes:
 * compressed ones have their own, and the server would leave whatever has one uncompressed.
 */
final class Representation {

    /** Less than a network packet is not worth compressing. */
    private static final int FEWEST_TO_COMPRESS = 1_400;

    private static final int HASH_BYTES = 16;

    private final byte[] body;
    private final HttpHeaders headers;
    private volatile @Nullable Representation compressed;

    private Representation(byte[] body, HttpHeaders headers) {
        this.body = body;
        this.headers = headers;
    }

    static Representation of(byte[] body, Format format, HttpHeaders more) {
        var headers = HttpHeaders.copyOf(more);
        headers.setContentType(format.type());
        headers.setCacheControl(CacheControl.noCache());
        headers.setVary(java.util.List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING));
        headers.setETag('"' + hash(body) + '"');
        return new Representation(body, headers);
    }

    /** How many bytes it has. */
    int size() {
        return body.length;
    }

    /** The same compressed, where that makes it smaller; once, whoever asks how often. */
    Representation compressed() {
        if (body.length < FEWEST_TO_COMPRESS) {
            return this;
        }
        var known = compressed;
        if (known == null) {
            known = compress();
            compressed = known;
        }
        return known;
    }

    private Representation compress() {
        var bytes = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var compressedHeaders = HttpHeaders.copyOf(headers);
        compressedHeaders.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        compressedHeaders.setETag('"' + hash(body) + "-gzip\"");
        return new Representation(bytes.toByteArray(), compressedHeaders);
    }

    ResponseEntity<byte[]> toResponse() {
        return ResponseEntity.ok().headers(headers).body(body);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
