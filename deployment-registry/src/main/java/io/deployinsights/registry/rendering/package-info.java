/**
 * How a stored deployment looks from outside, however dirty it is: JSON, NDJSON, CSV and entity tags. And how a place among
 * many looks: the text of a cursor.
 */
@NullMarked
package io.deployinsights.registry.rendering;

import org.jspecify.annotations.NullMarked;
