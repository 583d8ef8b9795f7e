/** Lists deployments over HTTP, newest first: filters, pages, and streams of any length. */
@NullMarked
package io.deployinsights.registry.listing;

import org.jspecify.annotations.NullMarked;
