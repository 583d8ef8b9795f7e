/** One deployment over HTTP: created, read and changed under its address. */
@NullMarked
package io.deployinsights.registry.api;

import org.jspecify.annotations.NullMarked;
