/** Which deployments a question is about, and why one of them is not counted in its answer. */
@NullMarked
package io.deployinsights.insights.selection;

import org.jspecify.annotations.NullMarked;
