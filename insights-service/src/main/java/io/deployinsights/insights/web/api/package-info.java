/** The description of the API: an OpenAPI document that is generated from the controllers. */
@NullMarked
package io.deployinsights.insights.web.api;

import org.jspecify.annotations.NullMarked;
