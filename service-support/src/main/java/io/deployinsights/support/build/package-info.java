/** Which version of a service runs, and where it says so. */
@NullMarked
package io.deployinsights.support.build;

import org.jspecify.annotations.NullMarked;
