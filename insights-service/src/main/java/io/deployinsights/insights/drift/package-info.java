/** How far what customers use is behind what has been tried. */
@NullMarked
package io.deployinsights.insights.drift;

import org.jspecify.annotations.NullMarked;
