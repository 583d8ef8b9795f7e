/** Reads files of records as they are laid out (lines, an array, CSV), and loses only what is broken in them. */
@NullMarked
package io.deployinsights.registry.importing.file;

import org.jspecify.annotations.NullMarked;
