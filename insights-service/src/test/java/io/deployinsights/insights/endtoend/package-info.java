/** Both services as they are shipped: the packaged jars, in processes of their own, over real sockets. */
@NullMarked
package io.deployinsights.insights.endtoend;

import org.jspecify.annotations.NullMarked;
