/** Problems as HTTP answers, whoever refuses the request: a controller, Spring, or the server. */
@NullMarked
package io.deployinsights.registry.problem.web;

import org.jspecify.annotations.NullMarked;
