package io.deployinsights.registry.scan;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.paging.BsonOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonType;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A part of the deployments that the database can put in order by itself. It can't order a date against a text, so what
 * is stored both ways has to be merged. Each condition is one that an index on {@code startedAt} answers.
 */
enum Run {
    /** What this registry writes. */
    DATES {
        @Override
        Bson condition() {
            return Filters.and(Filters.gte(START, FIRST_DATE), NO_LIST);
        }

        @Override
        Bson within(Selection selection) {
            return range(selection, from -> from, to -> to);
        }
    },

    /** ISO-8601 texts, as an import behind the registry's back leaves them: in order as far as they share one offset. */
    TEXTS {
        @Override
        Bson condition() {
            return Filters.and(Filters.gte(START, FIRST_DIGIT), Filters.lt(START, AFTER_DIGITS), NO_LIST);
        }

        // Wide enough for every offset; the exact comparison comes after reading.
        @Override
        Bson within(Selection selection) {
            return range(selection, from -> day(from, -1), to -> day(to, 2));
        }
    },

    /** Whatever has no start that could be told. It comes last, and in no range of time. */
    REST {
        @Override
        Bson condition() {
            return Filters.or(
                    Filters.lt(START, FIRST_DIGIT),
                    Filters.gte(START, AFTER_DIGITS),
                    Filters.type(START, BsonType.ARRAY),
                    Filters.and(Filters.not(Filters.gte(START, "")), Filters.not(Filters.gte(START, FIRST_DATE))));
        }

        @Override
        Bson within(Selection selection) {
            return selection.limitedInTime() ? Filters.in(START) : Filters.empty();
        }

        @Override
        Bson order() {
            return Sorts.descending(Field.STORED_ID);
        }

        @Override
        Bson after(Position last) {
            return BsonOrder.below(Field.STORED_ID, last.id());
        }
    };

    private static final String START = Field.STARTED_AT.stored();
    private static final Instant FIRST_DATE = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final String FIRST_DIGIT = "0";
    private static final String AFTER_DIGITS = ":";
    private static final int LAST_YEAR = 9_999;
    /** A list matches a condition by any of its members. */
    private static final Bson NO_LIST = Filters.not(Filters.type(START, BsonType.ARRAY));

    abstract Bson condition();

    abstract Bson within(Selection selection);

    Bson order() {
        return Sorts.descending(START, Field.STORED_ID);
    }

    Bson after(Position last) {
        return Filters.and(
                Filters.lte(START, last.key()),
                Filters.or(Filters.lt(START, last.key()), BsonOrder.below(Field.STORED_ID, last.id())));
    }

    /** What to ask the database for. */
    Bson filter(Selection selection, @Nullable Position last) {
        List<Bson> all = new ArrayList<>(selection.conditions());
        all.add(condition());
        all.add(within(selection));
        Optional.ofNullable(last).map(this::after).ifPresent(all::add);
        return Filters.and(all);
    }

    private static Bson range(Selection selection, Function<Instant, Object> lower, Function<Instant, Object> upper) {
        List<Bson> bounds = new ArrayList<>();
        Optional.ofNullable(selection.from()).map(lower).ifPresent(from -> bounds.add(Filters.gte(START, from)));
        Optional.ofNullable(selection.to()).map(upper).ifPresent(to -> bounds.add(Filters.lt(START, to)));
        return bounds.isEmpty() ? Filters.empty() : Filters.and(bounds);
    }

    /** As a text that compares as the day does: only years of four digits do, and no text of another is in this run. */
    private static String day(Instant instant, int plusDays) {
        LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC).plusDays(plusDays);
        if (day.getYear() > LAST_YEAR) {
            return AFTER_DIGITS;
        }
        return day.getYear() < 0 ? FIRST_DIGIT : day.toString();
    }
}
