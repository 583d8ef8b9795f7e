package io.deployinsights.registry.deployment;

import io.deployinsights.registry.deployment.rule.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time as an existing database may hold it: a BSON date, or an ISO-8601 string as {@code mongoimport} leaves it. */
public final class StoredTime {

    private static final Instant DOTNET_DEFAULT = Instant.parse("0001-01-01T00:00:00Z");

    private StoredTime() {}

    /** The moment that is meant; empty for null, for a string without an offset, and for anything else. */
    public static Optional<Instant> of(@Nullable Object stored) {
        return switch (stored) {
            case Instant instant -> Optional.of(instant);
            case String text -> parsed(text);
            case null, default -> Optional.empty();
        };
    }

    /** Whether nothing is stored there, or .NET's default, which means the same. What can't be read is something. */
    static boolean isNone(@Nullable Object stored) {
        return switch (stored) {
            case null -> true;
            case Instant instant -> instant.equals(DOTNET_DEFAULT);
            case String text -> Time.isAbsent(text);
            default -> false;
        };
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
