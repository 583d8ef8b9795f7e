package seed;

import java.time.Instant;
import java.time.ZoneId;

/** The moment that the seed file takes for now, which its import moves to the real now. */
public final class ReferenceTime {
    /** A Tuesday, eleven in the morning in Copenhagen. */
    public static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    /** Where the company works. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private ReferenceTime() {}
}
