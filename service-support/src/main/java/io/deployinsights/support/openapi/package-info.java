/** Serves the OpenAPI document of a service, and a page that shows it. */
@NullMarked
package io.deployinsights.support.openapi;

import org.jspecify.annotations.NullMarked;
