/** Which deployments a question is about, and the one pass over them that sorts and counts them. */
@NullMarked
package io.deployinsights.insights.selection;

import org.jspecify.annotations.NullMarked;
