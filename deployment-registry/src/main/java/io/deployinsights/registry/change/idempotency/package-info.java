/** Makes a repeated request harmless. */
@NullMarked
package io.deployinsights.registry.change.idempotency;

import org.jspecify.annotations.NullMarked;
