/** Names that nobody here knows: refused, or passed over and reported where that is configured. */
@NullMarked
package io.deployinsights.registry.unknown;

import org.jspecify.annotations.NullMarked;
