package io.deployinsights.insights.registry;

import org.jspecify.annotations.Nullable;

/** The registry can't be asked now. The message is a sentence for people that names its address. */
public abstract sealed class RegistryUnavailable extends RuntimeException
        permits RegistryUnreachable, RegistryRefused, UnreadableAnswer {

    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
