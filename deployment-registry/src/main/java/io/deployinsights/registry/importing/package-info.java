/** History from elsewhere: files of deployments, of any size, taken over line by line. */
@NullMarked
package io.deployinsights.registry.importing;

import org.jspecify.annotations.NullMarked;
