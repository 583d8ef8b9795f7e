/** The deployments in MongoDB: the one place that reads and writes the collection. */
@NullMarked
package io.deployinsights.registry.store;

import org.jspecify.annotations.NullMarked;
