package io.deployinsights.registry.store;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A place among deployments that are read in the order of a time, and of their ids where that is the same.
 *
 * @param time to the millisecond
 * @param id as it is stored, an ObjectId but for oddities
 */
public record Place(Instant time, @Nullable Object id) {

    /** What comes after this place where the time ascends. */
    Bson above(String field) {
        return Filters.and(Filters.gte(field, time), Filters.or(Filters.gt(field, time), compared("$gt")));
    }

    /** What comes after this place where the time descends. */
    Bson below(String field) {
        return Filters.and(Filters.lte(field, time), Filters.or(Filters.lt(field, time), compared("$lt")));
    }

    /** What comes after this place where only ids count, and descend. */
    Bson below() {
        return compared("$lt");
    }

    /** An expression, because only that compares values of different types, and does so in the order that the database sorts by. */
    private Bson compared(String operator) {
        return Filters.expr(new Document(operator, List.of("$_id", new Document("$literal", id))));
    }
}
