/** A MongoDB server whose writes are in its file before they are acknowledged. */
@NullMarked
package io.deployinsights.registry.embedded.durable;

import org.jspecify.annotations.NullMarked;
