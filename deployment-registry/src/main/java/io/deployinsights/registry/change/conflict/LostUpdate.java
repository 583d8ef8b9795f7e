package io.deployinsights.registry.change.conflict;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The deployment isn't in a state that the writer expects: 412. */
final class LostUpdate extends Problem {

    LostUpdate(String currentTag) {
        super(
                HttpStatus.PRECONDITION_FAILED,
                "The deployment has changed: read it again, and send the change with its new ETag.",
                List.of(new Fault("If-Match", "names another state; the current one is " + currentTag)));
    }
}
