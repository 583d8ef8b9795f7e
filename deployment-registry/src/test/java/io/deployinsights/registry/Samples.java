package io.deployinsights.registry;

import java.util.UUID;

/** Deployments to send. */
public final class Samples {

    private Samples() {}

    /** A service name nobody else uses. */
    public static String service() {
        return "service-" + UUID.randomUUID();
    }

    /** All a writer must send. */
    public static String queued(String service) {
        return deployment(service, "Queued", "");
    }

    /** A deployment with this status and further JSON properties, each after a comma. */
    public static String deployment(String service, String status, String more) {
        return """
                {"serviceName":"%s","version":"1.0.0","environment":"staging","deploymentType":"Tag","status":"%s",\
                "deployedBy":"alice.jensen","commitSha":"abcdef1"%s}""".formatted(service, status, more);
    }
}
