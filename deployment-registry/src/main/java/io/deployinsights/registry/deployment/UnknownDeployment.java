package io.deployinsights.registry.deployment;

import io.deployinsights.registry.problem.Problem;
import io.deployinsights.registry.text.Quoted;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;

/** There is no deployment of this id: 404, also for what could be no id at all. */
public final class UnknownDeployment extends Problem {

    /** {@code id} as it was sent. */
    public UnknownDeployment(String id) {
        super(
                HttpStatus.NOT_FOUND,
                "There is no deployment with the id %s; an id is 24 hex digits.".formatted(Quoted.text(id)));
    }

    /**
     * Reads an id.
     *
     * @throws UnknownDeployment for what can be no id
     */
    public static ObjectId idOf(String sent) {
        if (!ObjectId.isValid(sent)) {
            throw new UnknownDeployment(sent);
        }
        return new ObjectId(sent);
    }
}
