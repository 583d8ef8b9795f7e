package io.deployinsights.insights.web.format;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a flat answer.
 *
 * @param value what a row has in it, null for nothing; a collection's elements are put apart by spaces
 */
record Column<T>(String name, Function<T, @Nullable Object> value) {}
