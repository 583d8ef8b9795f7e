/** Work that is done once for everybody who waits for it. */
@NullMarked
package io.deployinsights.insights.sharing;

import org.jspecify.annotations.NullMarked;
