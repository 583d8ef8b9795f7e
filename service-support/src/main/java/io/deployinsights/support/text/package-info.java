/** Texts as other programs can safely read them. */
@NullMarked
package io.deployinsights.support.text;

import org.jspecify.annotations.NullMarked;
