package io.deployinsights.insights.registry;

/** No answer came, or it did not come to its end: asking again may help. */
public final class RegistryUnreachable extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    public RegistryUnreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
