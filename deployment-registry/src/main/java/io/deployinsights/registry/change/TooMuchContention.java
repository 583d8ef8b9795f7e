package io.deployinsights.registry.change;

import io.deployinsights.registry.problem.Problem;
import org.springframework.http.HttpStatus;

/** Others kept changing the deployment while this change was tried again and again: 409, and nothing was changed. */
final class TooMuchContention extends Problem {

    TooMuchContention(int attempts) {
        super(
                HttpStatus.CONFLICT,
                "The deployment changed %d times while this change was tried; nothing was changed, try again."
                        .formatted(attempts));
    }
}
