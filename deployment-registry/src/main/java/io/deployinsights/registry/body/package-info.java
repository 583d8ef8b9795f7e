/** What is sent, read strictly and never more of it than is allowed. */
@NullMarked
package io.deployinsights.registry.body;

import org.jspecify.annotations.NullMarked;
