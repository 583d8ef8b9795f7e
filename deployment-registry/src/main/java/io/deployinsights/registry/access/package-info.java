/** Who may use the registry: for now, which hosts a request may be addressed to. */
@NullMarked
package io.deployinsights.registry.access;

import org.jspecify.annotations.NullMarked;
