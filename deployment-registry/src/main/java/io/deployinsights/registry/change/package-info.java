/** Reading, creating and changing one deployment, safe against concurrent writers and repeated requests. */
@NullMarked
package io.deployinsights.registry.change;

import org.jspecify.annotations.NullMarked;
