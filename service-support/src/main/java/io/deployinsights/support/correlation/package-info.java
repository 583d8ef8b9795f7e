/** The id that one request has in the logs of all services. */
@NullMarked
package io.deployinsights.support.correlation;

import org.jspecify.annotations.NullMarked;
