/** The five delivery metrics at a glance: over all selected deployments, compared with published thresholds and with the period before. */
@NullMarked
package io.deployinsights.insights.metric.summary;

import org.jspecify.annotations.NullMarked;
