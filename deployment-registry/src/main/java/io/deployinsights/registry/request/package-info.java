/** How requests are read: their parameters, the records in their bodies, and what becomes of names that nobody knows. */
@NullMarked
package io.deployinsights.registry.request;

import org.jspecify.annotations.NullMarked;
