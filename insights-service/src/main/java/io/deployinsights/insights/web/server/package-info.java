/** How the server reads requests: what reaches the application, and in which form. */
@NullMarked
package io.deployinsights.insights.web.server;

import org.jspecify.annotations.NullMarked;
