package io.deployinsights.insights.registry;

/** The registry was not asked: it has failed so often, or is so busy with earlier questions, that it is left alone for a while. */
public final class RegistrySpared extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    public RegistrySpared(Throwable cause) {
        super("The registry has failed too often, or is too slow, and is left alone for a moment.", cause);
    }
}
