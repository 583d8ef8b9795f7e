package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.web.parameters.Rejection;
import java.io.Serial;
import org.springframework.util.unit.DataSize;

/** An answer would need more memory than one may take, for any caller: smaller requests get it in parts. */
public final class AnswerTooLarge extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rejection rejection;

    AnswerTooLarge(Rejection less, long most) {
        super("the answer would take more than the %d KB of memory that one may take: %s"
                .formatted(DataSize.ofBytes(most).toKilobytes(), less.message()));
        rejection = new Rejection(less.field(), String.valueOf(getMessage()));
    }

    /** The parameter to ask for less with, and how. */
    public Rejection rejection() {
        return rejection;
    }
}
