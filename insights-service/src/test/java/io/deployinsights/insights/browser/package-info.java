/** The dashboard in a real browser, before both real services. */
@NullMarked
package io.deployinsights.insights.browser;

import org.jspecify.annotations.NullMarked;
