/** What a deployment is: its fields, its lifecycle, and how it is read from what a writer sends. */
@NullMarked
package io.deployinsights.registry.deployment;

import org.jspecify.annotations.NullMarked;
