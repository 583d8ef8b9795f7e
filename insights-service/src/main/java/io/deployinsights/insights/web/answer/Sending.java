package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.sharing.Capacity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sends answers, and no more long ones at the same time than there is memory for: readers may take as long as they like. */
@Component
final class Sending {

    /** What is shorter is sent in a moment, to whomever. */
    private static final int LONG_BYTES = 1 << 17;

    private final Capacity memory;
    private final Duration patience;

    Sending(AnswerProperties properties) {
        memory = new Capacity(properties.underWayBytes());
        patience = properties.patience();
    }

    /**
     * Sends an answer as it is now.
     *
     * @throws io.deployinsights.insights.sharing.NotInTime when others that are being sent leave no memory for it
     */
    void send(
            Kept kept,
            CurrentHistory current,
            boolean compressed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (kept.bytes() < LONG_BYTES) {
            kept.at(current, compressed).send(request, response);
            return;
        }
        var readers = kept.readers();
        readers.begin(memory, kept.bytes(), patience);
        try {
            kept.at(current, compressed).send(request, response);
        } finally {
            readers.end();
        }
    }
}
