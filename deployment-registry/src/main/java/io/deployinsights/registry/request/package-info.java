/** How requests are read: their parameters, the records in their bodies, and unknown names. */
@NullMarked
package io.deployinsights.registry.request;

import org.jspecify.annotations.NullMarked;
