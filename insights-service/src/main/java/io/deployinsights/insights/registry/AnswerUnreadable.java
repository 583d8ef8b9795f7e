package io.deployinsights.insights.registry;

import org.jspecify.annotations.Nullable;

/** The registry, or something else at its address, answered with something that is not a list of deployments. */
public final class AnswerUnreadable extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    public AnswerUnreadable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
