/**
 * What callers see while something that the services depend on fails, whether anything acknowledged is lost, and how long it takes until
 * answers are current again. {@code docs/resilience.md} shows what was measured.
 */
@NullMarked
package io.deployinsights.insights.faults;

import org.jspecify.annotations.NullMarked;
