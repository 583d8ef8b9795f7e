package io.deployinsights.registry.health;

import io.deployinsights.support.build.Build;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthController {

    private final MongoProbe probe;
    private final Build build;
    private final Clock clock;

    HealthController(MongoProbe probe, Build build, Clock clock) {
        this.probe = probe;
        this.build = build;
        this.clock = clock;
    }

    @GetMapping(path = "/api/health", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Health> health() {
        boolean connected = probe.isConnected();
        return ResponseEntity.status(connected ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Health.of(connected, build, clock.instant()));
    }
}
