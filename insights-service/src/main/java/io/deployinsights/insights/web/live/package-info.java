/** Sends news to listeners (server-sent events), so that a page asks again when that is worth it. */
@NullMarked
package io.deployinsights.insights.web.live;

import org.jspecify.annotations.NullMarked;
