/**
 * Backups of the registry's database, and bringing them back: a program of its own in the registry's image, which needs no tool beside it.
 *
 * <p>A backup is a folder: each collection as BSON, one document after another, compressed, as {@code mongodump --gzip} writes and
 * {@code mongorestore --gzip} reads it; and {@code backup.json}, which is written last and says how much there has to be.
 */
@NullMarked
package io.deployinsights.registry.store.backup;

import org.jspecify.annotations.NullMarked;
