/** Errors as RFC 9457 problems, wherever they come from. */
@NullMarked
package io.deployinsights.insights.web.problem;

import org.jspecify.annotations.NullMarked;
