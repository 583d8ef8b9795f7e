package seed;

import java.time.Instant;

/** The moment that the seed file takes for now: its import moves every time by the distance from here to the real now. */
public final class ReferenceTime {
    /** A Tuesday, eleven in the morning in Copenhagen. */
    public static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    private ReferenceTime() {}
}
