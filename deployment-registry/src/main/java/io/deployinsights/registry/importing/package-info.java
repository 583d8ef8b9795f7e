/** The way in for deployments as they were, many at once: turns each record of a file into a change, and reports what became of it. */
@NullMarked
package io.deployinsights.registry.importing;

import org.jspecify.annotations.NullMarked;
