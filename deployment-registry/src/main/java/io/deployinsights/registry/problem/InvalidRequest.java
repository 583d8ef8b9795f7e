package io.deployinsights.registry.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** The request breaks the contract: 400, with every fault that was found. */
public final class InvalidRequest extends Problem {

    /** Names all the faults; there is at least one. */
    public InvalidRequest(List<Fault> faults) {
        super(HttpStatus.BAD_REQUEST, summary(faults), faults);
    }

    /** Names a single fault. */
    public InvalidRequest(String field, String message) {
        this(List.of(new Fault(field, message)));
    }

    private static String summary(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.field().isEmpty() ? fault.message() : fault.field() + " " + fault.message())
                .limit(3)
                .collect(Collectors.joining("; ", "", faults.size() > 3 ? "; and more" : ""));
    }
}
