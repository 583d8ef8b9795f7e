/** How this service differs from others in how its server reads and refuses requests. */
@NullMarked
package io.deployinsights.insights.web.server;

import org.jspecify.annotations.NullMarked;
