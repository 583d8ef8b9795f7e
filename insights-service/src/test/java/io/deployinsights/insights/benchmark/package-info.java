/** What {@code make bench} measures: the metrics alone, and the packaged service under load. */
@NullMarked
package io.deployinsights.insights.benchmark;

import org.jspecify.annotations.NullMarked;
