/** Insights against the answers of registries as they are written down in {@code contracts}. */
@NullMarked
package io.deployinsights.insights.contract;

import org.jspecify.annotations.NullMarked;
