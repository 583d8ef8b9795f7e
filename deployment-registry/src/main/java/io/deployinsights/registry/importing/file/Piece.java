package io.deployinsights.registry.importing.file;

import io.deployinsights.registry.problem.Fault;
import java.nio.ByteBuffer;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A part of an import: what should be one deployment, or something to say about the file. */
public sealed interface Piece {

    /** The line of the file it starts in, from 1. */
    long line();

    /** Something to read as JSON. */
    record Json(long line, ByteBuffer utf8) implements Piece {}

    /** What can't be read as one JSON value. */
    record Broken(long line, ByteBuffer utf8) implements Piece {}

    /** A deployment that was read from another form than JSON. */
    record Row(long line, ObjectNode deployment) implements Piece {}

    /** What is no deployment, and why. */
    record Refused(long line, List<Fault> faults) implements Piece {

        Refused(long line, String message) {
            this(line, List.of(new Fault("", message)));
        }
    }

    /** Nothing was lost here, but the file is not as it should be. */
    record Remark(long line, String message) implements Piece {}

    /** More bytes than a deployment may have; they were skipped. */
    static Piece oversized(long line, int maxBytes) {
        return new Refused(line, "The record is larger than the %,d bytes a deployment may have.".formatted(maxBytes));
    }
}
