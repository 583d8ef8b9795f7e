/** Who may use insights: for now, which hosts a request may be addressed to. */
@NullMarked
package io.deployinsights.insights.web.access;

import org.jspecify.annotations.NullMarked;
