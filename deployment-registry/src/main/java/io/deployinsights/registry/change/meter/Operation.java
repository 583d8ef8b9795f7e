package io.deployinsights.registry.change.meter;

import java.util.Locale;
import java.util.Optional;

/** What a writer can ask for. */
enum Operation {
    CREATE,
    REPLACE,
    PATCH,
    IMPORT;

    /**
     * What a request asks for.
     *
     * @param route its address as the API describes it
     * @return empty for one that does not write
     */
    static Optional<Operation> of(String method, String route) {
        return Optional.ofNullable(
                switch (method) {
                    case "POST" -> route.endsWith("/import") ? IMPORT : CREATE;
                    case "PUT" -> REPLACE;
                    case "PATCH" -> PATCH;
                    default -> null;
                });
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
