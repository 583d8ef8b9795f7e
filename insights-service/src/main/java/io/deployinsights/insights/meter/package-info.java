/** What Prometheus is told of deployments, so that it can be alerted on. */
@NullMarked
package io.deployinsights.insights.meter;

import org.jspecify.annotations.NullMarked;
