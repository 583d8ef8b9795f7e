package io.deployinsights.insights.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whoever opens the service in a browser gets the page that explains it. */
@Hidden
@RestController
class StartPage {

    @GetMapping("/")
    ResponseEntity<Void> toApiPage() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/api/docs"))
                .build();
    }
}
