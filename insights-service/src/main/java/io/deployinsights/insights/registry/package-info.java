/** The registry as this service sees it: a typed client of its API that trusts nothing it is told. */
@NullMarked
package io.deployinsights.insights.registry;

import org.jspecify.annotations.NullMarked;
