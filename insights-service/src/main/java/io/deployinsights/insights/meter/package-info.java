/** Meters of deployments, so that Prometheus can raise alerts on them. */
@NullMarked
package io.deployinsights.insights.meter;

import org.jspecify.annotations.NullMarked;
