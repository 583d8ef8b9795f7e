/** The thresholds that others have published, read from a file. */
@NullMarked
package io.deployinsights.insights.web.benchmark;

import org.jspecify.annotations.NullMarked;
