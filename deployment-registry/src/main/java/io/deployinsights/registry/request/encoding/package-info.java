/** Compressed bodies, of any request: gzip, whether its header says so or only its first bytes do. */
@NullMarked
package io.deployinsights.registry.request.encoding;

import org.jspecify.annotations.NullMarked;
