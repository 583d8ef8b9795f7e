/** How the server reads requests, refuses them, and logs their results. */
@NullMarked
package io.deployinsights.support.server;

import org.jspecify.annotations.NullMarked;
