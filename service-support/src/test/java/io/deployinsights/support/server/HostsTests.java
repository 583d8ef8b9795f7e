package io.deployinsights.support.server;

import io.deployinsights.support.SmallService;
import io.deployinsights.support.testing.HostFacts;
import java.util.List;

class HostsTests extends HostFacts {

    HostsTests() {
        super(
                SmallService.port(),
                SmallService.managementPort(),
                SmallService.HOST,
                "'",
                "small.hosts (SMALL_HOSTS)",
                List.of("GET /things/a", "HEAD /things/a", "OPTIONS /things/a", "DELETE /things/a", "GET /health"));
    }
}
