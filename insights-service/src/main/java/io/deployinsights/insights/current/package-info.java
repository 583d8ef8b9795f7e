/** The history that answers now: how old it may be, how it is renewed, and what happens while the registry is away. */
@NullMarked
package io.deployinsights.insights.current;

import org.jspecify.annotations.NullMarked;
