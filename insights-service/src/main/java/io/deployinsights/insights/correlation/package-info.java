/** The id that one request has in the logs of all services, whoever makes it. */
@NullMarked
package io.deployinsights.insights.correlation;

import org.jspecify.annotations.NullMarked;
