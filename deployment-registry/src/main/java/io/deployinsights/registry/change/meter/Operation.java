package io.deployinsights.registry.change.meter;

/** What a writer can ask for. */
public enum Operation {
    CREATE,
    REPLACE,
    PATCH,
    IMPORT
}
