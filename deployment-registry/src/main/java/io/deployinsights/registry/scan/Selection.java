package io.deployinsights.registry.scan;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.rule.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments are asked for.
 *
 * @param equal the values certain fields must have, exactly
 * @param from the first moment of {@code startedAt}, inclusive, null for none
 * @param to the end of {@code startedAt}, exclusive, null for none
 */
public record Selection(
        Map<Field, String> equal,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    /** Keeps its own copy of the filters, in a fixed order. */
    public Selection {
        equal = Collections.unmodifiableMap(new TreeMap<>(equal));
    }

    boolean limitedInTime() {
        return from != null || to != null;
    }

    /** Whether a start is in the range that is asked for. */
    boolean covers(Instant start) {
        return (from == null || !start.isBefore(from)) && (to == null || start.isBefore(to));
    }

    /** The conditions on everything but the time. */
    List<Bson> conditions() {
        return equal.entrySet().stream()
                .map(entry -> condition(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Names are kept normalized; what the older service stored may be just as it was sent. */
    private static Bson condition(Field field, String value) {
        String normalized = Text.normalized(value);
        if (field == Field.COMMIT_SHA && HEX.matcher(normalized).matches()) {
            // Tools write commits in either case.
            return Filters.regex(field.stored(), "^" + normalized + "$", "i");
        }
        return normalized.equals(value)
                ? Filters.eq(field.stored(), value)
                : Filters.in(field.stored(), value, normalized);
    }

    /** Tells selections apart: a cursor only goes on in the one it comes from. */
    long digest() {
        CRC32C digest = new CRC32C();
        digest.update(toString().getBytes(StandardCharsets.UTF_8));
        return digest.getValue();
    }
}
