package io.deployinsights.insights.registry;

import org.jspecify.annotations.Nullable;

/** The registry, or something else at its address, answered with what is no list of deployments. */
public final class UnreadableAnswer extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    public UnreadableAnswer(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
