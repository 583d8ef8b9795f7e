package io.deployinsights.insights.registry;

import org.jspecify.annotations.Nullable;

/** The registry answers, and each answer by itself can be read, but together they make no sense or can't be taken in. */
public final class RegistryConfused extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    public RegistryConfused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
