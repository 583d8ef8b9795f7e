package io.deployinsights.support.openapi;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document of the service, and leads to the page that shows it. */
@RestController
public class OpenApiController {

    private static final URI PAGE = URI.create("/api/swagger-ui/index.html");

    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @GetMapping(path = "/api/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] json() {
        return document.json();
    }

    /** The same: YAML has JSON in it. */
    @GetMapping(path = "/api/openapi.yaml", produces = "application/vnd.oai.openapi")
    byte[] yaml() {
        return document.json();
    }

    @GetMapping("/api/docs")
    ResponseEntity<Void> page() {
        return ResponseEntity.status(HttpStatus.FOUND).location(PAGE).build();
    }
}
