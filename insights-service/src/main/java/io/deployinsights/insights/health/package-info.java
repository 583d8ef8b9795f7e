/** Whether the service can do its work: whether it can reach what it depends on. */
@NullMarked
package io.deployinsights.insights.health;

import org.jspecify.annotations.NullMarked;
