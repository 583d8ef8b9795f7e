package io.deployinsights.insights.registry.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls that may take equally long.
 *
 * @param api what they go through
 * @param failures says why one of them failed
 */
record Calls(RegistryApi api, Failures failures) {

    /**
     * What the registry answers.
     *
     * @throws io.deployinsights.insights.registry.RegistryUnavailable when that can't be had, or is nothing
     */
    <T> T answer(Function<RegistryApi, @Nullable T> call) {
        T answer;
        try {
            answer = call.apply(api);
        } catch (RuntimeException e) {
            // Not only what the client declares: whatever goes wrong with an answer, it is the registry that can't be
            // read.
            throw failures.explain(e);
        }
        if (answer == null) {
            throw failures.empty();
        }
        return answer;
    }
}
