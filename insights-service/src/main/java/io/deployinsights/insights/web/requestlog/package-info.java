/** What is logged of every request, and the id that it is found by. */
@NullMarked
package io.deployinsights.insights.web.requestlog;

import org.jspecify.annotations.NullMarked;
