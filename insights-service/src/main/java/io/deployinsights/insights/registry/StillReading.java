package io.deployinsights.insights.registry;

/** The registry is being read, and that takes longer than whoever asks should wait. */
public final class StillReading extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    /**
     * Says how far it has got.
     *
     * @param deployments read so far, 0 where that isn't known
     */
    public StillReading(long deployments) {
        super(
                "The registry's history is still being read%s. Ask again in a moment.".formatted(soFar(deployments)),
                null);
    }

    private static String soFar(long deployments) {
        return deployments == 0 ? "" : ", %,d deployments so far".formatted(deployments);
    }
}
