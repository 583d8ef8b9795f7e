package io.deployinsights.insights.metric;

/**
 * How to ask for less, where an answer would take too much memory.
 *
 * @param parameter what to ask for less with
 * @param text what to do, to follow "the answer is too large:"
 */
public record Advice(String parameter, String text) {}
