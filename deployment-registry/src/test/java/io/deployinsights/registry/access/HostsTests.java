package io.deployinsights.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.support.testing.HostFacts;
import io.deployinsights.support.testing.RawSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsTests extends HostFacts {

    private static final RunningRegistry REGISTRY = RunningRegistry.shared();

    HostsTests() {
        super(
                REGISTRY.port(),
                REGISTRY.managementPort(),
                RunningRegistry.HOST,
                "\\\"",
                "registry.access.hosts (REGISTRY_ACCESS_HOSTS)",
                List.of(
                        "GET /api/deployments",
                        "HEAD /api/deployments",
                        "OPTIONS /api/deployments",
                        "DELETE /api/deployments",
                        "GET http://evil.example:8080/api/deployments",
                        "GET /api/health"));
    }

    @Test
    void takeNothingFromOtherNames() {
        String service = Samples.service();
        String body = Samples.queued(service);

        RawSocket.ask(
                REGISTRY.port(),
                "POST /api/deployments HTTP/1.1",
                "Host: evil.example:5176",
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);

        assertThat(REGISTRY.client()
                        .get("/api/deployments?serviceName=" + service)
                        .body())
                .isEqualTo("[]");
    }
}
