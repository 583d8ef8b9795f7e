/** The deployments newest first, read as they are consumed, from any place on: the database's order where it has one, merged where it has none. */
@NullMarked
package io.deployinsights.registry.scan;

import org.jspecify.annotations.NullMarked;
