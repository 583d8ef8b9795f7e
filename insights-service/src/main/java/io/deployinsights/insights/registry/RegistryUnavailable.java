package io.deployinsights.insights.registry;

import org.jspecify.annotations.Nullable;

/** The registry's deployments can't be had now. The message is a sentence for people that says why. */
public abstract sealed class RegistryUnavailable extends RuntimeException
        permits RegistryUnreachable, RegistryRefused, RegistryNotAsked, AnswerUnreadable, HistoryUnreadable {

    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Whether asking again in a moment may help, because nothing says that the registry means what it said. */
    public boolean isTransient() {
        return false;
    }
}
