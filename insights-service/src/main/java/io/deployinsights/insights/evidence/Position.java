package io.deployinsights.insights.evidence;

import io.deployinsights.insights.deployment.Target;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list of deployments: after the last one that was told. It holds what the list is sorted by and no row number, so it means
 * the same in a later history.
 *
 * @param target the deployment's service and environment, without names where the list isn't sorted by them
 * @param millis what {@link Sort} compares
 * @param told how many deployments that the order can't tell apart have been told; more than one only where ids are missing or twice there
 */
public record Position(Target target, long millis, @Nullable String id, int told) {

    /** Texts are compared by as many characters: more than the registry takes, and few enough for a cursor to fit into an address. */
    private static final int COMPARED_CHARACTERS = 100;

    static Target compared(Target target) {
        return new Target(compared(target.serviceName()), compared(target.environment()));
    }

    static @Nullable String compared(@Nullable String text) {
        return text == null || text.length() <= COMPARED_CHARACTERS ? text : text.substring(0, COMPARED_CHARACTERS);
    }
}
