/** Imports a history, many deployments at once: turns each record of a file into a change, and reports its result. */
@NullMarked
package io.deployinsights.registry.importing;

import org.jspecify.annotations.NullMarked;
