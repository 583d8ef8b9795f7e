/** The stretch of time that a question is about, and how it is cut into days, weeks or months of the asker's time zone. */
@NullMarked
package io.deployinsights.insights.window;

import org.jspecify.annotations.NullMarked;
