/** Badges: one of a service's delivery metrics as a small picture for a README. */
@NullMarked
package io.deployinsights.insights.web.badge;

import org.jspecify.annotations.NullMarked;
