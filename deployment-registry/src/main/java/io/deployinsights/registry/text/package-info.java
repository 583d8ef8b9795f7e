/** Text that people sent, as messages show it: quoted, safe to print, and with what was probably meant. */
@NullMarked
package io.deployinsights.registry.text;

import org.jspecify.annotations.NullMarked;
