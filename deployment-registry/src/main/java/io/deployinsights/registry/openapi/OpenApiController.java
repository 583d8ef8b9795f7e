package io.deployinsights.registry.openapi;

import java.io.IOException;
import java.net.URI;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document as it is committed, and leads to the page that shows it. */
@RestController
class OpenApiController {

    private static final URI PAGE = URI.create("/api/swagger-ui/index.html");

    private final byte[] document;

    OpenApiController() throws IOException {
        document = new ClassPathResource("openapi.json").getContentAsByteArray();
    }

    @GetMapping(path = "/api/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] json() {
        return document;
    }

    /** The same: YAML has JSON in it. */
    @GetMapping(path = "/api/openapi.yaml", produces = "application/vnd.oai.openapi")
    byte[] yaml() {
        return document;
    }

    @GetMapping("/api/docs")
    ResponseEntity<Void> page() {
        return ResponseEntity.status(HttpStatus.FOUND).location(PAGE).build();
    }
}
