/** The system of record: which version of which service was deployed where, when, by whom, and how it ended. */
@NullMarked
package io.deployinsights.registry;

import org.jspecify.annotations.NullMarked;
