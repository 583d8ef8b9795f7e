/** Tells whoever listens that there is news (server-sent events), so that a page can ask again when it is worth it. */
@NullMarked
package io.deployinsights.insights.web.live;

import org.jspecify.annotations.NullMarked;
