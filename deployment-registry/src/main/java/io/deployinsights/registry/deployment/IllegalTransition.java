package io.deployinsights.registry.deployment;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A deployment can't go from its status to the one that was sent: 409. */
final class IllegalTransition extends Problem {

    IllegalTransition(Status from, Status to) {
        super(HttpStatus.CONFLICT, explanation(from, to), List.of(new Fault("status", explanation(from, to))));
    }

    private static String explanation(Status from, Status to) {
        String next = from.next().stream().map(Status::word).collect(Collectors.joining(", "));
        return ("A deployment that is %s can't become %s; it can become %s. A record that is wrong is corrected by"
                        + " importing the right one under its id: POST /api/deployments/import?onConflict=replace.")
                .formatted(from.word(), to.word(), next.isEmpty() ? "nothing else any more" : next);
    }
}
