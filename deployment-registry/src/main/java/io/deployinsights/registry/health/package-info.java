/** Whether the registry can reach its database, answered quickly in every state. */
@NullMarked
package io.deployinsights.registry.health;

import org.jspecify.annotations.NullMarked;
