package io.deployinsights.insights.health;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthController {

    private final Probes probes;

    HealthController(Probes probes) {
        this.probes = probes;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        var health = probes.health();
        return ResponseEntity.status(health.isUsable() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(health);
    }
}
