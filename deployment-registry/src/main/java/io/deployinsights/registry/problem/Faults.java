package io.deployinsights.registry.problem;

import io.deployinsights.registry.text.Quoted;
import java.util.ArrayList;
import java.util.List;

/** Collects everything wrong with a request, so that a caller reads all of it at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** Notes one fault; {@code field} is empty when it is about the body as a whole. */
    public void add(String field, String message) {
        found.add(new Fault(Quoted.name(field), message));
    }

    /** Whether anything about this field, or one of its members, was found so far. */
    public boolean concern(String field) {
        return found.stream()
                .anyMatch(fault -> fault.field().equals(field) || fault.field().startsWith(field + "."));
    }

    /** Everything found so far, in the order it was found. */
    public List<Fault> all() {
        return List.copyOf(found);
    }

    /**
     * Ends the request if anything was found.
     *
     * @throws InvalidRequest with all faults
     */
    public void reject() {
        if (!found.isEmpty()) {
            throw new InvalidRequest(found);
        }
    }
}
