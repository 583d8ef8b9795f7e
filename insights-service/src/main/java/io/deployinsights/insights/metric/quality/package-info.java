/** Which of the registry's records can't be trusted, and why. */
@NullMarked
package io.deployinsights.insights.metric.quality;

import org.jspecify.annotations.NullMarked;
