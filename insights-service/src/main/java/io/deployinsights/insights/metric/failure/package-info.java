/** How often deployments fail, how long that lasts, and what repairs it. */
@NullMarked
package io.deployinsights.insights.metric.failure;

import org.jspecify.annotations.NullMarked;
