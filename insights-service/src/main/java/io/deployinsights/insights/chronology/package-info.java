/**
 * What follows from the order in which deployments started and completed: each target's episodes of failure, and possible duplicates. Kept up
 * to date change by change, so that a refresh costs as much as has changed and not as much as there is.
 */
@NullMarked
package io.deployinsights.insights.chronology;

import org.jspecify.annotations.NullMarked;
