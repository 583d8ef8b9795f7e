/** How often something is deployed, and how long it takes. */
@NullMarked
package io.deployinsights.insights.metric.throughput;

import org.jspecify.annotations.NullMarked;
