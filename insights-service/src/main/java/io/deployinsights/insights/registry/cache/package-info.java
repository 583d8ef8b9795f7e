/** The change feed in Redis, so that a new replica asks the registry for hardly more than what is new. */
@NullMarked
package io.deployinsights.insights.registry.cache;

import org.jspecify.annotations.NullMarked;
