/** What runs where, and how far production is behind staging. */
@NullMarked
package io.deployinsights.insights.metric.running;

import org.jspecify.annotations.NullMarked;
