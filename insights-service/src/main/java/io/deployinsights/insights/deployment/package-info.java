/** What a deployment record says, and what its words mean: statuses, targets, tiers, and spellings of names. */
@NullMarked
package io.deployinsights.insights.deployment;

import org.jspecify.annotations.NullMarked;
