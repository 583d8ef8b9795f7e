/** How others ship: the published thresholds that a team's numbers are compared with. */
@NullMarked
package io.deployinsights.insights.benchmark;

import org.jspecify.annotations.NullMarked;
