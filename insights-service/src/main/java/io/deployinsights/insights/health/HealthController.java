package io.deployinsights.insights.health;

import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.sharing.SharedCall;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Health", description = "Whether the service can reach what it depends on.")
class HealthController {

    /** One probe for all who ask meanwhile: a registry that hangs must not pile up calls. */
    private final SharedCall<Boolean> probe;

    HealthController(Registry registry) {
        probe = new SharedCall<>("registry-probe", registry::isHealthy);
    }

    @Operation(
            operationId = "health",
            summary = "Can it reach the registry?",
            description = "Answers within 3 s whatever the registry does.")
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
        boolean registryIsHealthy = probe.get();
        return ResponseEntity.status(registryIsHealthy ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Health.of(registryIsHealthy, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }
}
