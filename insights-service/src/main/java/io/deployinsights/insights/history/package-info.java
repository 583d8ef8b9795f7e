/**
 * Every deployment the registry knows, in compact columns: what the metrics are computed from.
 *
 * <p>A row is one deployment. Texts that repeat are kept once in a dictionary, texts that don't are packed into bytes, times are
 * epoch milliseconds in primitive arrays. A history never changes once it is built.
 */
@NullMarked
package io.deployinsights.insights.history;

import org.jspecify.annotations.NullMarked;
