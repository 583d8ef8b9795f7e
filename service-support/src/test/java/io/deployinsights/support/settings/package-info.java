/** Keeps the page of all settings true. */
@NullMarked
package io.deployinsights.support.settings;

import org.jspecify.annotations.NullMarked;
