package io.deployinsights.registry.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Examples that work. */
final class Examples {

    static final Map<String, Object> NEW_DEPLOYMENT = sent();
    static final Map<String, Object> DEPLOYMENT = stored();
    static final Map<String, Object> PATCH = Map.of("status", "Succeeded");

    private Examples() {}

    private static Map<String, Object> sent() {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("serviceName", "auth-proxy");
        sent.put("version", "2.5.1");
        sent.put("environment", "production");
        sent.put("deploymentType", "Tag");
        sent.put("status", "Deploying");
        sent.put("deployedBy", "bob.martinez");
        sent.put("commitSha", "79dda293ab2cbbed1be27d5c1008f51f5b83451d");
        return sent;
    }

    private static Map<String, Object> stored() {
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("id", "69c394ab0f3c5e0012a4b7d1");
        stored.putAll(sent());
        stored.put("startedAt", "2026-03-25T07:50:19Z");
        stored.put("finishedAt", null);
        stored.put("pullRequestNumber", null);
        stored.put("source", "api");
        return stored;
    }
}
