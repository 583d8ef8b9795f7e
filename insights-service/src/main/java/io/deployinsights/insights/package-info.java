/** Reports how well deployments go: reads them from the registry, computes the delivery metrics, and serves them over HTTP. */
@NullMarked
package io.deployinsights.insights;

import org.jspecify.annotations.NullMarked;
