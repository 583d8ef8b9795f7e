package io.deployinsights.insights.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * Calls that may take equally long.
 *
 * @param client what they go through
 * @param failures says why one of them failed
 */
record Calls(RestClient client, Failures failures) {

    /** Makes something of an answer with status 200 or 304 while it arrives. */
    @FunctionalInterface
    interface AnswerReader<T> {
        T read(ClientHttpResponse answer) throws IOException;
    }

    /**
     * What the answer to a GET is turned into.
     *
     * @param uri a template of {@code variables}
     * @param knownTag sent as {@code If-None-Match}, null for none
     * @throws io.deployinsights.insights.registry.RegistryUnavailable when there is none, or nothing can be made of it
     */
    <T> T get(String uri, @Nullable String knownTag, AnswerReader<T> reader, Object... variables) {
        try {
            return client.get()
                    .uri(uri, variables)
                    .accept(MediaType.APPLICATION_JSON)
                    .headers(headers -> {
                        if (knownTag != null) {
                            headers.setIfNoneMatch(knownTag);
                        }
                    })
                    .exchangeForRequiredValue((_, answer) -> {
                        requireUsable(answer);
                        return reader.read(answer);
                    });
        } catch (RuntimeException e) {
            // Not only what the client declares: whatever goes wrong with an answer, it is the registry that can't be
            // read.
            throw failures.explain(e);
        }
    }

    /** The JSON that an answer has for a body. */
    InputStream json(ClientHttpResponse answer) throws IOException {
        var body = new PushbackInputStream(answer.getBody());
        int first = body.read();
        if (first < 0) {
            throw failures.empty();
        }
        body.unread(first);
        var type = Objects.requireNonNullElse(answer.getHeaders().getContentType(), MediaType.APPLICATION_OCTET_STREAM);
        if (!MediaType.APPLICATION_JSON.includes(type)) {
            throw failures.notJson(type);
        }
        return body;
    }

    private void requireUsable(ClientHttpResponse answer) throws IOException {
        HttpStatusCode status = answer.getStatusCode();
        if (!status.isSameCodeAs(HttpStatus.OK) && !status.isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            throw failures.refused(status.value(), answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
        }
    }
}
