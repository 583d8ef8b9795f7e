/** The dashboard: a page and its files, which get everything else from the API as any other reader does. */
@NullMarked
package io.deployinsights.insights.web.dashboard;

import org.jspecify.annotations.NullMarked;
