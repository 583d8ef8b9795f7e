/** The five delivery metrics at a glance: over everything that was asked for, held against published thresholds and the period before. */
@NullMarked
package io.deployinsights.insights.metric.summary;

import org.jspecify.annotations.NullMarked;
