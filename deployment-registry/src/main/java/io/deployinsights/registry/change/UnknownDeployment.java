package io.deployinsights.registry.change;

import io.deployinsights.registry.problem.Problem;
import io.deployinsights.registry.text.Quoted;
import org.springframework.http.HttpStatus;

/** There is no deployment of this id: 404, also for what could be no id at all. */
final class UnknownDeployment extends Problem {

    UnknownDeployment(String id) {
        super(
                HttpStatus.NOT_FOUND,
                "There is no deployment with the id %s; an id is 24 hex digits.".formatted(Quoted.text(id)));
    }
}
