/** What a field may hold: one rule a type, each says what was sent and what is allowed. */
@NullMarked
package io.deployinsights.registry.deployment.rule;

import org.jspecify.annotations.NullMarked;
