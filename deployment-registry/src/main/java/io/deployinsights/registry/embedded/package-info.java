/** The MongoDB that runs inside this process when none is configured, made durable. Nothing else may use it. */
@NullMarked
package io.deployinsights.registry.embedded;

import org.jspecify.annotations.NullMarked;
