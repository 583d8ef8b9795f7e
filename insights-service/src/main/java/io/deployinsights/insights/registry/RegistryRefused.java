package io.deployinsights.insights.registry;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry answered with another status than success. */
public final class RegistryRefused extends RegistryUnavailable {

    private static final long serialVersionUID = 2L;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final int status;
    private final @Nullable Duration retryAfter;

    public RegistryRefused(String sentence, int status, @Nullable Duration retryAfter) {
        super(sentence, null);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status it answered with. */
    public int status() {
        return status;
    }

    /** How long it asked to be left alone, where it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean isTransient() {
        return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
    }
}
