package io.deployinsights.support.server;

import io.deployinsights.support.SmallService;
import io.deployinsights.support.testing.AnyRequestFacts;
import io.deployinsights.support.testing.AnyRequests;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;

class AnyRequestTests extends AnyRequestFacts {

    AnyRequestTests() {
        super(
                SmallService.port(),
                SmallService.managementPort(),
                new AnyRequests(
                        "GET:8 POST:5 PUT:3 PATCH:3 HEAD:2 OPTIONS:2 DELETE:1 TRACE:1 CONNECT:1 PROPFIND:1 get:1"
                                + " M!AD:1 (;):1",
                        "/things:8 /things/a:8 /health:1 /livez:1 /readyz:1 /actuator/health:1 /actuator/prometheus:1"
                                + " /:1 /nothing:1",
                        "a~b",
                        "1~x",
                        Arbitraries.of("", "a"),
                        Arbitraries.of("", "{}", "zz\r\n", "5\r\nhello\r\n0\r\n\r\n", "[".repeat(5_000))
                                .map(body -> body.getBytes(StandardCharsets.UTF_8))));
    }
}
