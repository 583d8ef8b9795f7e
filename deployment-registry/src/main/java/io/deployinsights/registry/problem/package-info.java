/** What a caller is told when a request can't be served: RFC 9457 problems that name every fault. */
@NullMarked
package io.deployinsights.registry.problem;

import org.jspecify.annotations.NullMarked;
