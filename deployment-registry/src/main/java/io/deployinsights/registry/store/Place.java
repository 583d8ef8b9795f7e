package io.deployinsights.registry.store;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A place among deployments that are read in the order of a time, and of their ids where that is the same.
 *
 * @param time to the millisecond
 * @param id as it is stored, an ObjectId but for oddities
 */
public record Place(Instant time, @Nullable Object id) {

    /** How the database is asked for ids that come later, or earlier, in the order that it sorts by. */
    enum Comparison {

        /** By an expression, because in MongoDB only that compares values of different types. */
        EXPRESSION {
            @Override
            Bson compared(String operator, @Nullable Object id) {
                return Filters.expr(new Document(operator, List.of("$_id", new Document("$literal", id))));
            }
        },

        /** By the type first, of those that a smaller server keeps: it doesn't compare in expressions. */
        TYPE {
            @Override
            Bson compared(String operator, @Nullable Object id) {
                int own = position(id);
                List<String> others = (operator.equals("$gt")
                                ? TYPES.subList(Math.min(own + 1, TYPES.size()), TYPES.size())
                                : TYPES.subList(0, own))
                        .stream().flatMap(List::stream).toList();
                return Filters.or(id(operator, id), id("$type", others));
            }
        };

        /** In the order of BSON; to a server numbers of all types are one. */
        private static final List<List<String>> TYPES = List.of(
                List.of("null"),
                List.of("int", "long", "double"),
                List.of("string"),
                List.of("object"),
                List.of("binData"),
                List.of("objectId"),
                List.of("bool"),
                List.of("date"),
                List.of("timestamp"));

        abstract Bson compared(String operator, @Nullable Object id);

        private static Bson id(String operator, @Nullable Object operand) {
            return new Document("_id", new Document(operator, operand));
        }

        private static int position(@Nullable Object id) {
            return switch (id) {
                case null -> 0;
                case Number _ -> 1;
                case String _ -> 2;
                case Document _ -> 3;
                case Binary _ -> 4;
                case ObjectId _ -> 5;
                case Boolean _ -> 6;
                case Instant _ -> 7;
                case BsonTimestamp _ -> 8;
                default -> TYPES.size();
            };
        }
    }

    /** What comes after this place where the time ascends. */
    Bson above(String field, Comparison comparison) {
        return Filters.and(
                Filters.gte(field, time), Filters.or(Filters.gt(field, time), comparison.compared("$gt", id)));
    }

    /** What comes after this place where the time descends. */
    Bson below(String field, Comparison comparison) {
        return Filters.and(
                Filters.lte(field, time), Filters.or(Filters.lt(field, time), comparison.compared("$lt", id)));
    }

    /** What comes after this place where only ids count, and descend. */
    Bson below(Comparison comparison) {
        return comparison.compared("$lt", id);
    }
}
