/** A TCP proxy that breaks connections as they break in the field. */
@NullMarked
package io.deployinsights.insights.faults.proxy;

import org.jspecify.annotations.NullMarked;
