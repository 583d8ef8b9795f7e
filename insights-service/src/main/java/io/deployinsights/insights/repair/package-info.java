/** What the episodes of failure and recovery say to a question: which failures ended when, and which deployments ended them. */
@NullMarked
package io.deployinsights.insights.repair;

import org.jspecify.annotations.NullMarked;
