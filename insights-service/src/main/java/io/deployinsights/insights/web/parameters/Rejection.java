package io.deployinsights.insights.web.parameters;

import java.io.Serializable;

/**
 * Why one parameter was not understood.
 *
 * @param field the parameter's name
 * @param message what was sent and what is allowed
 */
public record Rejection(String field, String message) implements Serializable {}
