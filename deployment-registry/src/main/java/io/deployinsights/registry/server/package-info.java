/** How the server reads requests: what reaches the application, and in which form. */
@NullMarked
package io.deployinsights.registry.server;

import org.jspecify.annotations.NullMarked;
