/** Work that is done once for all callers that wait for it, within a deadline and the memory that there is for it. */
@NullMarked
package io.deployinsights.insights.sharing;

import org.jspecify.annotations.NullMarked;
