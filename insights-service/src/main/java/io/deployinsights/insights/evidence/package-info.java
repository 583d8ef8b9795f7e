/** The deployments behind a number: those that a metric counts, or those that it leaves out, a page at a time. */
@NullMarked
package io.deployinsights.insights.evidence;

import org.jspecify.annotations.NullMarked;
