package io.deployinsights.insights.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Health", description = "Whether the service can reach what it depends on.")
class HealthController {

    private final Probes probes;

    HealthController(Probes probes) {
        this.probes = probes;
    }

    @Operation(
            operationId = "health",
            summary = "Can it reach the registry, and Redis where there is one?",
            description = "Answers within 3 s whatever they do. Without Redis it works on, degraded.")
    @ApiResponse(
            responseCode = "200",
            description = "It can.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It can't.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Health.class)))
    @ApiResponse(responseCode = "400", description = "The request is malformed.", content = @Content)
    @GetMapping("/health")
    ResponseEntity<Health> health() {
        var health = probes.health();
        return ResponseEntity.status(health.isUsable() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(health);
    }
}
