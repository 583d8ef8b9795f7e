/** What a request that can't be served is answered with: RFC 9457 problems that name everything wrong with it. */
@NullMarked
package io.deployinsights.registry.problem;

import org.jspecify.annotations.NullMarked;
