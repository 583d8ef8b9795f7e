/** When deployments are started, and by whom. */
@NullMarked
package io.deployinsights.insights.metric.activity;

import org.jspecify.annotations.NullMarked;
