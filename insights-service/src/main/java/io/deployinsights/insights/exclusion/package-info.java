/** Which deployments a metric leaves out and why, decided once for each combination of facts. */
@NullMarked
package io.deployinsights.insights.exclusion;

import org.jspecify.annotations.NullMarked;
