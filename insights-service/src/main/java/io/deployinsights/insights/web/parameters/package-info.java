/** Questions read from addresses: every parameter is understood or rejected, and all rejections are reported at once. */
@NullMarked
package io.deployinsights.insights.web.parameters;

import org.jspecify.annotations.NullMarked;
