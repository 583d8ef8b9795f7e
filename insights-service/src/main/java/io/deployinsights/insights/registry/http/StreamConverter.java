package io.deployinsights.insights.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;

/** Reads an answer's body while it arrives. */
final class StreamConverter<T> extends AbstractHttpMessageConverter<T> {

    private final Class<T> type;
    private final Function<InputStream, T> reader;

    StreamConverter(Class<T> type, Function<InputStream, T> reader) {
        super(MediaType.APPLICATION_JSON);
        this.type = type;
        this.reader = reader;
    }

    @Override
    protected boolean supports(Class<?> wanted) {
        return wanted == type;
    }

    @Override
    public boolean canWrite(Class<?> given, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected T readInternal(Class<? extends T> wanted, HttpInputMessage message) throws IOException {
        try {
            return reader.apply(message.getBody());
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("no " + type.getSimpleName(), e, message);
        }
    }

    @Override
    protected void writeInternal(T value, HttpOutputMessage message) {
        throw new UnsupportedOperationException("nothing is sent to the registry");
    }
}
