/** Which MongoDB the tests run on: the embedded store everywhere, and MongoDB in a container where there is Docker. */
@NullMarked
package io.deployinsights.registry.mongo;

import org.jspecify.annotations.NullMarked;
