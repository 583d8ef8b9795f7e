/**
 * Decides and writes every change of a deployment, whichever way it comes in. A way in (the API, imports) only turns what it receives
 * into a {@link Change} and hands it to {@link Changes}, which asks it
 * what the stored deployment becomes and writes that as one document, if no other writer has changed it meanwhile.
 *
 * <p>A new way in, such as a webhook, adds one record here that implements {@code Change}: its target is an id that what it received
 * gives, and {@code decide} says what wins. A correction or a void is an {@link Edit} with other rules.
 * What concerns every change has one place in {@code Changes}: who makes it and whether they may, before the decision, which knows the
 * deployment before and after; and the revision that the decision adds to the history of the document, in the same write.
 */
@NullMarked
package io.deployinsights.registry.change;

import org.jspecify.annotations.NullMarked;
