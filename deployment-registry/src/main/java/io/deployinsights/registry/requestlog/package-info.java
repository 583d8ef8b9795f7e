/** What is logged of every request, and the id that it is found by in the logs of all services. */
@NullMarked
package io.deployinsights.registry.requestlog;

import org.jspecify.annotations.NullMarked;
