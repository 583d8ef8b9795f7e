package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;

/** Reads an answer's body into columns while it arrives. */
final class DeploymentListConverter extends AbstractHttpMessageConverter<HistoryBuilder> {

    DeploymentListConverter() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == HistoryBuilder.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected HistoryBuilder readInternal(Class<? extends HistoryBuilder> type, HttpInputMessage message)
            throws IOException {
        try {
            return DeploymentList.read(message.getBody());
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("no list of deployments", e, message);
        }
    }

    @Override
    protected void writeInternal(HistoryBuilder history, HttpOutputMessage message) {
        throw new UnsupportedOperationException("a history is never sent to the registry");
    }
}
