/** What is sent to a reader: bytes, compressed where the reader accepts that, or only that the reader has them already. */
@NullMarked
package io.deployinsights.insights.web.representation;

import org.jspecify.annotations.NullMarked;
