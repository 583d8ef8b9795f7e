/** Both services and what they depend on, each in a process of its own, to be broken. */
@NullMarked
package io.deployinsights.insights.faults.installed;

import org.jspecify.annotations.NullMarked;
