package io.deployinsights.registry.paging;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB orders values of all types, but {@code $lt} only compares within one. Ids in an existing database may be of
 * several.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/">Comparison order</a>
 */
public final class BsonOrder {

    private static final List<List<String>> TYPES = List.of(
            List.of("minKey"),
            List.of("null"),
            List.of("int", "long", "double", "decimal"),
            List.of("string"),
            List.of("object"),
            List.of("binData"),
            List.of("objectId"),
            List.of("bool"),
            List.of("date"),
            List.of("timestamp"));

    private BsonOrder() {}

    /** Whatever comes before this value, of its own type or of another. */
    public static Bson below(String field, @Nullable Object value) {
        return either(value == null ? null : Filters.lt(field, value), field, TYPES.subList(0, rank(value)));
    }

    /** Whatever comes after this value, of its own type or of another. */
    public static Bson above(String field, @Nullable Object value) {
        int rank = rank(value);
        List<List<String>> higher = TYPES.subList(Math.min(rank + 1, TYPES.size()), TYPES.size());
        return either(value == null ? null : Filters.gt(field, value), field, higher);
    }

    private static Bson either(@Nullable Bson sameType, String field, List<List<String>> otherTypes) {
        List<String> types = otherTypes.stream().flatMap(List::stream).toList();
        List<Bson> either = new ArrayList<>();
        if (sameType != null) {
            either.add(sameType);
        }
        if (!types.isEmpty()) {
            either.add(new Document(field, new Document("$type", types)));
        }
        return Filters.or(either);
    }

    private static int rank(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case Number _ -> 2;
            case String _ -> 3;
            case Document _ -> 4;
            case Binary _ -> 5;
            case ObjectId _ -> 6;
            case Boolean _ -> 7;
            case Instant _ -> 8;
            case BsonTimestamp _ -> 9;
            default -> TYPES.size();
        };
    }
}
