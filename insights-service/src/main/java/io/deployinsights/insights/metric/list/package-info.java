/** The list of all metrics. */
@NullMarked
package io.deployinsights.insights.metric.list;

import org.jspecify.annotations.NullMarked;
