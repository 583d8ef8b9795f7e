/** What counts where two writers disagree about one deployment: preconditions, and which of two records is kept. */
@NullMarked
package io.deployinsights.registry.change.conflict;

import org.jspecify.annotations.NullMarked;
