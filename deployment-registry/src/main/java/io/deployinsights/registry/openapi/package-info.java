/** Serves {@code openapi.json}, which is written by hand and tested against the code, and a page that shows it. */
@NullMarked
package io.deployinsights.registry.openapi;

import org.jspecify.annotations.NullMarked;
