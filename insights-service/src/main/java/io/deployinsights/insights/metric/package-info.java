/**
 * What the system exists for: one class a metric, each a pure function of a history and a query. No clock, no input, no output.
 *
 * <p>The definitions are the project's contract with its readers: a number here never changes its meaning silently.
 */
@NullMarked
package io.deployinsights.insights.metric;

import org.jspecify.annotations.NullMarked;
