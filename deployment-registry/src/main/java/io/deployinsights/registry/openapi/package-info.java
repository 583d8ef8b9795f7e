/** The OpenAPI document: what the code can't say of itself. */
@NullMarked
package io.deployinsights.registry.openapi;

import org.jspecify.annotations.NullMarked;
