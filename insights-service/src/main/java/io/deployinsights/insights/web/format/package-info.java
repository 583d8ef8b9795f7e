/** How answers are written: one envelope, as JSON or as flat CSV. */
@NullMarked
package io.deployinsights.insights.web.format;

import org.jspecify.annotations.NullMarked;
