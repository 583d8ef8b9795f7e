/** Makes a repeated request harmless. */
@NullMarked
package io.deployinsights.registry.idempotency;

import org.jspecify.annotations.NullMarked;
