/** The thresholds that others have published, read from a file, and the choice among them. */
@NullMarked
package io.deployinsights.insights.web.benchmark;

import org.jspecify.annotations.NullMarked;
