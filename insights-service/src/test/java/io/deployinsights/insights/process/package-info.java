/** What runs in a process of its own: both services as they are shipped, and the servers that they depend on. */
@NullMarked
package io.deployinsights.insights.process;

import org.jspecify.annotations.NullMarked;
