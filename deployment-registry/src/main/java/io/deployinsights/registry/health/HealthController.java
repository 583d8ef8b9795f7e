package io.deployinsights.registry.health;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.store.StoreProperties;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthController {

    private final MongoDatabase database;
    private final Clock clock;

    HealthController(MongoDatabase database, StoreProperties properties, Clock clock) {
        this.database = database.withTimeout(properties.healthTimeout().toMillis(), TimeUnit.MILLISECONDS);
        this.clock = clock;
    }

    @GetMapping(path = "/api/health", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Health> health() {
        boolean connected = connected();
        return ResponseEntity.status(connected ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Health.of(connected, clock.instant()));
    }

    private boolean connected() {
        try {
            database.runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException away) {
            return false;
        }
    }
}
