package io.deployinsights.insights.web.live;

import java.io.Serial;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** As many listen already as may. */
final class TooManyListeners extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyListeners(LiveProperties properties) {
        super(HttpStatus.SERVICE_UNAVAILABLE);
        setDetail("%d listen already, and no more may: ask for the numbers themselves now and then."
                .formatted(properties.listeners()));
        getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(properties.heartbeat().toSeconds() + 1));
    }
}
