package io.deployinsights.registry.change;

import io.deployinsights.registry.change.idempotency.IdempotencyKeys;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.request.RecordBody;
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

@RestController
@RequestMapping(path = "/api/deployments", produces = MediaType.APPLICATION_JSON_VALUE)
class DeploymentController {

    /** What JSON is called as well. */
    private static final String TEXT_JSON = "text/json";

    private static final String ANY_JSON = "application/*+json";

    private final Deployments deployments;
    private final RecordBody body;

    DeploymentController(Deployments deployments, RecordBody body) {
        this.deployments = deployments;
        this.body = body;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(@PathVariable String id) {
        return answer(HttpStatus.OK, deployments.find(id), null);
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, TEXT_JSON, ANY_JSON})
    ResponseEntity<byte[]> create(
            InputStream sent, @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key)
            throws IOException {
        Document created = deployments.create(body.read(sent), key);
        URI location = ServletUriComponentsBuilder.fromCurrentRequestUri()
                .path("/{id}")
                .build(created.get(Field.ID.stored()));
        return answer(HttpStatus.CREATED, created, location);
    }

    @PutMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, TEXT_JSON, ANY_JSON})
    ResponseEntity<byte[]> replace(
            @PathVariable String id,
            InputStream sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws IOException {
        Change change = new Replacement(body.read(sent));
        return answer(HttpStatus.OK, deployments.change(id, change, Preconditions.of(ifMatch)), null);
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<byte[]> patch(
            @PathVariable String id,
            InputStream sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws IOException {
        Change change = new MergePatch(body.read(sent));
        return answer(HttpStatus.OK, deployments.change(id, change, Preconditions.of(ifMatch)), null);
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, Document deployment, @Nullable URI location) {
        byte[] json = DeploymentJson.bytes(deployment);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(DeploymentJson.etag(json));
        return (location == null ? answer : answer.location(location)).body(json);
    }
}
