package io.deployinsights.registry.importing;

import java.io.IOException;
import java.util.Optional;

/** One deployment a line; blank lines are none. */
final class LineCutter implements Cutter {

    private final Bytes bytes;

    LineCutter(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public boolean begin() throws IOException {
        bytes.skipBlanks();
        return bytes.peek() != Bytes.END;
    }

    @Override
    public boolean inside() throws IOException {
        int next = bytes.peek();
        return next != '\n' && next != Bytes.END;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}
