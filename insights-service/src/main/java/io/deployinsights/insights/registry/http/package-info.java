/** The registry behind HTTP: a typed client of its API. */
@NullMarked
package io.deployinsights.insights.registry.http;

import org.jspecify.annotations.NullMarked;
