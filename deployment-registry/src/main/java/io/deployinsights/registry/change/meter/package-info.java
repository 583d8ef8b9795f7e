/** Counts what writers asked for, and what came of it. */
@NullMarked
package io.deployinsights.registry.change.meter;

import org.jspecify.annotations.NullMarked;
