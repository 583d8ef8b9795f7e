/** What it takes to go on reading where somebody stopped: an order over values of all types, and places in it as text. */
@NullMarked
package io.deployinsights.registry.paging;

import org.jspecify.annotations.NullMarked;
