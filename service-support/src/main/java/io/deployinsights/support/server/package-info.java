/** How the server reads requests, refuses them, and logs what became of them. */
@NullMarked
package io.deployinsights.support.server;

import org.jspecify.annotations.NullMarked;
