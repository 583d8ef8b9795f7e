package io.deployinsights.registry.change.conflict;

import io.deployinsights.registry.problem.Problem;
import org.springframework.http.HttpStatus;

/** Others kept changing the deployment while this change was tried again and again: 409, and nothing was changed. */
public final class TooMuchContention extends Problem {

    /** {@code attempts} is how often it was tried. */
    public TooMuchContention(int attempts) {
        super(
                HttpStatus.CONFLICT,
                "The deployment changed %d times while this change was tried; nothing was changed, try again."
                        .formatted(attempts));
    }
}
