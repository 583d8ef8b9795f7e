/** Counts what writers asked for, and what came of it. */
@NullMarked
package io.deployinsights.registry.writing;

import org.jspecify.annotations.NullMarked;
