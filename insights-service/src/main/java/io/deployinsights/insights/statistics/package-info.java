/** The few formulas that the metrics need, each with its source. */
@NullMarked
package io.deployinsights.insights.statistics;

import org.jspecify.annotations.NullMarked;
