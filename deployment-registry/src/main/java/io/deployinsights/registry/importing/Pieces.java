package io.deployinsights.registry.importing;

import java.util.Optional;

/** Cuts a file into its pieces without keeping more than one of them. */
interface Pieces {

    /** The next piece, empty at the end. */
    Optional<Piece> next();
}
