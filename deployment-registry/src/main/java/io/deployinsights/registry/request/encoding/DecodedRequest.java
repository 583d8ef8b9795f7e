package io.deployinsights.registry.request.encoding;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request whose body is decompressed as it is read, so that its size never matters. */
final class DecodedRequest extends HttpServletRequestWrapper {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    private @Nullable ServletInputStream decoded;

    DecodedRequest(HttpServletRequest request) {
        super(request);
    }

    /**
     * The body.
     *
     * @throws UnknownEncoding (415) where it is compressed in another way than gzip
     */
    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (decoded == null) {
            decoded = new DecodedBody(decode());
        }
        return decoded;
    }

    private InputStream decode() throws IOException {
        List<String> encodings = Collections.list(getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .filter(encoding -> !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity"))
                .toList();
        if (encodings.size() > 1 || !GZIP.containsAll(lower(encodings))) {
            throw new UnknownEncoding(String.join(", ", encodings));
        }
        ArrivingBody source = new ArrivingBody(super.getInputStream());
        return encodings.isEmpty() && !source.isGzip() ? source : new Gunzip(source);
    }

    private static List<String> lower(List<String> encodings) {
        return encodings.stream()
                .map(encoding -> encoding.toLowerCase(Locale.ROOT))
                .toList();
    }
}
