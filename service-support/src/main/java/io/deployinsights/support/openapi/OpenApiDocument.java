package io.deployinsights.support.openapi;

/** What describes the API of a service. A bean of each service. */
@FunctionalInterface
public interface OpenApiDocument {

    /** The document as JSON. */
    byte[] json();
}
