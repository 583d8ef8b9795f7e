package io.deployinsights.registry.openapi;

import io.deployinsights.support.openapi.OpenApiDocument;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The OpenAPI document as it is committed. */
@Component
final class CommittedDocument implements OpenApiDocument {

    private final byte[] json;

    CommittedDocument() throws IOException {
        json = new ClassPathResource("openapi.json").getContentAsByteArray();
    }

    @Override
    public byte[] json() {
        return json;
    }
}
