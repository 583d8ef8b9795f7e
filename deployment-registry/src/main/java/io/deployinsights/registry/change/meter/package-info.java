/** Counts requests that write, once each, by what they asked for and what came of it. */
@NullMarked
package io.deployinsights.registry.change.meter;

import org.jspecify.annotations.NullMarked;
