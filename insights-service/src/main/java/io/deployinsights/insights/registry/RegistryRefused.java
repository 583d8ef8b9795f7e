package io.deployinsights.insights.registry;

/** The registry answered with another status than success. */
public final class RegistryRefused extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    private final int status;

    RegistryRefused(String sentence, int status) {
        super(sentence, null);
        this.status = status;
    }

    /** The HTTP status it answered with. */
    public int status() {
        return status;
    }
}
