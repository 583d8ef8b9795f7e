package io.deployinsights.registry.importing;

import java.nio.ByteBuffer;

/** A part of an import that should be one deployment. */
sealed interface Piece {

    /** The line of the file it starts in, from 1. */
    long line();

    /** Something to read as JSON. */
    record Json(long line, ByteBuffer utf8) implements Piece {}

    /** More bytes than a deployment may have; they were skipped. */
    record Oversized(long line) implements Piece {}

    /** The file isn't what it began as, or ends in the middle of it. */
    record Broken(long line, String message) implements Piece {}
}
