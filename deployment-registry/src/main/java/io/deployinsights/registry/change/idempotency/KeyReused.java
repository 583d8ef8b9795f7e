package io.deployinsights.registry.change.idempotency;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Problem;
import io.deployinsights.registry.text.Quoted;
import java.util.List;
import org.springframework.http.HttpStatus;

/** An idempotency key came again with another body: 422. */
final class KeyReused extends Problem {

    KeyReused(String key) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The Idempotency-Key %s was used with another body in the last 24 hours; use a new key for a new deployment."
                        .formatted(Quoted.text(key)),
                List.of(new Fault(IdempotencyKeys.HEADER, "was used with another body; allowed is a new key")));
    }
}
