/** Those who ask and write while something fails, and what they take note of. */
@NullMarked
package io.deployinsights.insights.faults.caller;

import org.jspecify.annotations.NullMarked;
