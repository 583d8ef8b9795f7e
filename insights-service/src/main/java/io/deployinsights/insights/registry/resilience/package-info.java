/** What is done about a registry that is slow, overloaded or away: it is asked again, spared, and never by too many at once. */
@NullMarked
package io.deployinsights.insights.registry.resilience;

import org.jspecify.annotations.NullMarked;
