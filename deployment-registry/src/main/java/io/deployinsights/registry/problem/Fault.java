package io.deployinsights.registry.problem;

/**
 * One thing wrong with a request.
 *
 * @param field the JSON property, query parameter or header it is about, empty for the body as a whole
 * @param message what was sent and what is allowed
 */
public record Fault(String field, String message) {}
