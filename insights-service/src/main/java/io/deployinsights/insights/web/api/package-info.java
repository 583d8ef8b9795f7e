/**
 * The description of the API: what is written by hand in {@code openapi/base.json}, and of each metric what the list of metrics says.
 */
@NullMarked
package io.deployinsights.insights.web.api;

import org.jspecify.annotations.NullMarked;
