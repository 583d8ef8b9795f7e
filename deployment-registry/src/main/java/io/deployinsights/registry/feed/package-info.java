/**
 * The change feed: the latest state of every deployment, along the stamps of the database's clock.
 *
 * <p>A write is stamped when it is applied and can be seen a little later, so a reader may see a later stamp first. The cursor therefore
 * never moves past what was stamped within the settle time; what is newer is delivered at once, and again until it has settled. Where that
 * is more than a page, the cursor also has the place up to which it was read, and reading goes on there for the settle time.
 */
@NullMarked
package io.deployinsights.registry.feed;

import org.jspecify.annotations.NullMarked;
