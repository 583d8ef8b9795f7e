/** What is asked, read from an address: every parameter understood or rejected, and all rejections told at once. */
@NullMarked
package io.deployinsights.insights.web.parameters;

import org.jspecify.annotations.NullMarked;
