package io.deployinsights.registry.problem;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request that can't be served, and why. The subclasses are the reasons. */
public abstract class Problem extends RuntimeException {

    private final HttpStatus status;
    private final transient List<Fault> faults;

    /** A reason without single faults; {@code detail} is shown to the caller. */
    protected Problem(HttpStatus status, String detail) {
        this(status, detail, List.of());
    }

    /** A reason with the faults found; {@code detail} is shown to the caller. */
    protected Problem(HttpStatus status, String detail, List<Fault> faults) {
        // A problem is an answer, not a failure of the program: nobody reads its stack trace.
        super(detail, null, false, false);
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /** The answer's status. */
    public HttpStatus status() {
        return status;
    }

    /** What went wrong, in words for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What else there is to say, as further members of the answer; may be empty. */
    public Map<String, Object> properties() {
        return Map.of();
    }

    /** What is wrong in particular; may be empty. */
    public List<Fault> faults() {
        return faults;
    }
}
