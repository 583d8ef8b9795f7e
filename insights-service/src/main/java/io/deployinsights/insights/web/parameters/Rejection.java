package io.deployinsights.insights.web.parameters;

/**
 * Why one parameter was not understood.
 *
 * @param field the parameter's name
 * @param message what was sent and what is allowed
 */
public record Rejection(String field, String message) {}
