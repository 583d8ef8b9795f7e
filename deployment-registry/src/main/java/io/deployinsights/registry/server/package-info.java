/** How this service differs from others in how its server reads, routes and refuses requests. */
@NullMarked
package io.deployinsights.registry.server;

import org.jspecify.annotations.NullMarked;
