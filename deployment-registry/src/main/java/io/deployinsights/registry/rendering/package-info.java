/** How a stored deployment looks from outside, however dirty it is: JSON, NDJSON, CSV and entity tags. */
@NullMarked
package io.deployinsights.registry.rendering;

import org.jspecify.annotations.NullMarked;
