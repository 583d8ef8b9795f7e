/** The deployments in MongoDB: the one place that reads and writes the collection, its indexes, and the hidden fields they are made of. */
@NullMarked
package io.deployinsights.registry.store;

import org.jspecify.annotations.NullMarked;
