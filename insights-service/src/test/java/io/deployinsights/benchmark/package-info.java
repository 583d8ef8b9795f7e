/**
 * What {@code make bench} measures: the metrics alone, and the packaged service under load. Outside the service's own package, so that no
 * test's service finds the server that answers with constant bytes.
 */
@NullMarked
package io.deployinsights.benchmark;

import org.jspecify.annotations.NullMarked;
