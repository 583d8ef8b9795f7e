package io.deployinsights.registry.importing;

import java.io.IOException;
import java.util.Optional;

/** Knows where one deployment ends and the next begins. */
sealed interface Cutter permits ArrayCutter, LineCutter {

    /** Moves to the next deployment; false if there is none. */
    boolean begin() throws IOException;

    /** Whether the next byte still belongs to the deployment. */
    boolean inside() throws IOException;

    /** Why there is no further deployment, told once; empty at a proper end. */
    Optional<String> trouble() throws IOException;
}
