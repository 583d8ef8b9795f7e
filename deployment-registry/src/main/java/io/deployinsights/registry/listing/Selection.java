package io.deployinsights.registry.listing;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.rule.Text;
import io.deployinsights.registry.store.HiddenFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments are asked for.
 *
 * @param equal the values certain fields must have, exactly
 * @param from the first moment of {@code startedAt}, inclusive, null for none
 * @param to the end of {@code startedAt}, exclusive, null for none
 */
record Selection(
        Map<Field, String> equal,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    /** Keeps its own copy of the filters, in a fixed order. */
    Selection {
        equal = Collections.unmodifiableMap(new TreeMap<>(equal));
    }

    /** Whether a deployment is in the selected range of time. What has no start is in none. */
    boolean covers(Document deployment) {
        if (from == null && to == null) {
            return true;
        }
        Instant start = HiddenFields.sortAt(deployment);
        return start.isAfter(HiddenFields.NO_START)
                && (from == null || !start.isBefore(from))
                && (to == null || start.isBefore(to));
    }

    /** The conditions on everything but the time. */
    Bson filter() {
        return all(conditions());
    }

    /** All conditions. */
    Bson filterWithTime() {
        List<Bson> all = new ArrayList<>(conditions());
        if (from != null) {
            all.add(Filters.gte(HiddenFields.SORT_AT, from));
        }
        if (to != null) {
            all.add(Filters.gt(HiddenFields.SORT_AT, HiddenFields.NO_START));
            all.add(Filters.lt(HiddenFields.SORT_AT, to));
        }
        return all(all);
    }

    private static Bson all(List<Bson> conditions) {
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }

    private List<Bson> conditions() {
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

    /** Identifies a selection: a cursor only continues in the one it comes from. */
    long digest() {
        CRC32C digest = new CRC32C();
        digest.update(toString().getBytes(StandardCharsets.UTF_8));
        return digest.getValue();
    }
}
