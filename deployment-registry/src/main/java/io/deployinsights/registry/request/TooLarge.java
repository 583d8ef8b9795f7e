package io.deployinsights.registry.request;

import io.deployinsights.registry.problem.Problem;
import org.springframework.http.HttpStatus;

/** A record of more bytes than the registry takes: 413. */
final class TooLarge extends Problem {

    /** {@code maxBytes} is what is allowed. */
    TooLarge(long maxBytes) {
        super(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is larger than the %,d bytes a deployment may have. Send many deployments to /api/deployments/import."
                        .formatted(maxBytes));
    }
}
