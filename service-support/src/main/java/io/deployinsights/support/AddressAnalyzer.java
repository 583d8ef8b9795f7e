package io.deployinsights.support;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says in two sentences, instead of in a stack trace, that the address of another server is none. It shows no credentials. */
public abstract class AddressAnalyzer implements FailureAnalyzer {

    private final String property;
    private final String address;
    private final String wrong;
    private final String action;

    /**
     * Of an address that a property has.
     *
     * @param property such as {@code my.server.url}
     * @param variable the one that sets it
     * @param wrong what it is instead, such as {@code no address of a server}
     * @param action what to do: a sentence
     */
    protected AddressAnalyzer(Environment environment, String property, String variable, String wrong, String action) {
        this.property = "%s (%s)".formatted(variable, property);
        this.address = environment.getProperty(property, "");
        this.wrong = wrong;
        this.action = action;
    }

    @Override
    public final @Nullable FailureAnalysis analyze(Throwable failure) {
        String reason = address.isBlank() ? null : reason();
        return reason == null
                ? null
                : new FailureAnalysis(
                        "%s is \"%s\", which is %s: %s."
                                .formatted(property, withoutCredentials(address), wrong, reason),
                        action,
                        failure);
    }

    private @Nullable String reason() {
        try {
            return check(address);
        } catch (RuntimeException unreadable) {
            return withoutCredentials(String.valueOf(unreadable.getMessage()).replaceAll("[.\\s]+$", ""));
        }
    }

    /** What is wrong with it, null where nothing is; or throws an exception whose message says so. */
    protected abstract @Nullable String check(String address);

    private static String withoutCredentials(String text) {
        return text.replaceAll("://[^/]*@", "://***@");
    }
}
