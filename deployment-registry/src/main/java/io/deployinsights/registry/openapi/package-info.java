/** The OpenAPI document {@code openapi.json}, which is written by hand and tested against the code. */
@NullMarked
package io.deployinsights.registry.openapi;

import org.jspecify.annotations.NullMarked;
