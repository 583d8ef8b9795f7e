package io.deployinsights.registry.api;

import io.deployinsights.registry.change.Changes;
import io.deployinsights.registry.change.Creation;
import io.deployinsights.registry.change.Merge;
import io.deployinsights.registry.change.Replacement;
import io.deployinsights.registry.change.conflict.Preconditions;
import io.deployinsights.registry.change.idempotency.IdempotencyKeys;
import io.deployinsights.registry.change.meter.Operation;
import io.deployinsights.registry.change.meter.Writes;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.UnknownDeployment;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.request.RecordBody;
import io.deployinsights.registry.store.DeploymentStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One deployment over HTTP: reads it, and turns what is sent into a change. */
@RestController
@RequestMapping(path = "/api/deployments", produces = MediaType.APPLICATION_JSON_VALUE)
class DeploymentController {

    /** What JSON is called as well. */
    private static final String TEXT_JSON = "text/json";

    private static final String ANY_JSON = "application/*+json";

    private final Changes changes;
    private final DeploymentStore store;
    private final RecordBody body;

    DeploymentController(Changes changes, DeploymentStore store, RecordBody body) {
        this.changes = changes;
        this.store = store;
        this.body = body;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(@PathVariable String id) {
        Document stored = store.find(UnknownDeployment.idOf(id)).orElseThrow(() -> new UnknownDeployment(id));
        return answer(HttpStatus.OK, stored, null);
    }

    @Writes(Operation.CREATE)
    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, TEXT_JSON, ANY_JSON})
    ResponseEntity<byte[]> create(
            InputStream sent, @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key)
            throws IOException {
        Document created = changes.make(Creation.of(body.read(sent), key));
        URI location = ServletUriComponentsBuilder.fromCurrentRequestUri()
                .path("/{id}")
                .build(created.get(Field.ID.stored()));
        return answer(HttpStatus.CREATED, created, location);
    }

    @Writes(Operation.REPLACE)
    @PutMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, TEXT_JSON, ANY_JSON})
    ResponseEntity<byte[]> replace(
            @PathVariable String id,
            InputStream sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws IOException {
        Replacement change = new Replacement(id, body.read(sent), Preconditions.of(ifMatch));
        return answer(HttpStatus.OK, changes.make(change), null);
    }

    @Writes(Operation.PATCH)
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<byte[]> patch(
            @PathVariable String id,
            InputStream sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws IOException {
        Merge change = new Merge(id, body.read(sent), Preconditions.of(ifMatch));
        return answer(HttpStatus.OK, changes.make(change), null);
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, Document deployment, @Nullable URI location) {
        byte[] json = DeploymentJson.bytes(deployment);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(DeploymentJson.etag(json));
        return (location == null ? answer : answer.location(location)).body(json);
    }
}
