/** The registry as this service sees it: what it is asked, what it answers, and how it can fail. */
@NullMarked
package io.deployinsights.insights.registry;

import org.jspecify.annotations.NullMarked;
