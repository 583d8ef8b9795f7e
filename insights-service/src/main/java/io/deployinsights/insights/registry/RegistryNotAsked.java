package io.deployinsights.insights.registry;

/** The registry was not asked: it has failed too often lately, or too many calls to it are under way. */
public final class RegistryNotAsked extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    public RegistryNotAsked(Throwable cause) {
        super("The registry has failed too often, or is too slow, and is left alone for a moment.", cause);
    }
}
