/** Columns of values for millions of rows: a few bytes each, and nothing that the garbage collector has to follow row by row. */
@NullMarked
package io.deployinsights.insights.column;

import org.jspecify.annotations.NullMarked;
