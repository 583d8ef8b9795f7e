package io.deployinsights.registry.scan;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.paging.BsonOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
            return Filters.gte(START, FIRST_DATE);
        }

        @Override
        Bson within(Selection selection) {
            return range(selection, from -> from, to -> to);
        }

        @Override
        Optional<Object> key(@Nullable Object startedAt) {
            return members(startedAt)
                    .filter(Instant.class::isInstance)
                    .map(Instant.class::cast)
                    .max(Comparator.naturalOrder())
                    .map(Object.class::cast);
        }
    },

    /** ISO-8601 texts, as an import behind the registry's back leaves them: in order as far as they share one offset. */
    TEXTS {
        @Override
        Bson condition() {
            return Filters.and(Filters.gte(START, FIRST_DIGIT), Filters.lt(START, AFTER_DIGITS));
        }

        // Wide enough for every offset; the exact comparison comes after reading.
        @Override
        Bson within(Selection selection) {
            return range(selection, from -> day(from, -1), to -> day(to, 2));
        }

        @Override
        Optional<Object> key(@Nullable Object startedAt) {
            return DATES.key(startedAt).isPresent()
                    ? Optional.empty()
                    : members(startedAt)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .filter(text -> text.compareTo(FIRST_DIGIT) >= 0 && text.compareTo(AFTER_DIGITS) < 0)
                            .max(Comparator.naturalOrder())
                            .map(Object.class::cast);
        }
    },

    /** Whatever has no start that could be told. It comes last, and in no range of time. */
    REST {
        @Override
        Bson condition() {
            return Filters.or(
                    Filters.lt(START, FIRST_DIGIT),
                    Filters.gte(START, AFTER_DIGITS),
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

        @Override
        Optional<Object> key(@Nullable Object startedAt) {
            boolean elsewhere =
                    DATES.key(startedAt).isPresent() || TEXTS.key(startedAt).isPresent();
            return elsewhere ? Optional.empty() : Optional.of("");
        }
    };

    private static final String START = Field.STARTED_AT.stored();
    private static final Instant FIRST_DATE = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final String FIRST_DIGIT = "0";
    private static final String AFTER_DIGITS = ":";

    abstract Bson condition();

    abstract Bson within(Selection selection);

    /** What puts a deployment in order within this run; empty if it belongs to another, as lists match several. */
    abstract Optional<Object> key(@Nullable Object startedAt);

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

    private static Stream<?> members(@Nullable Object startedAt) {
        return startedAt instanceof List<?> list ? list.stream() : Stream.ofNullable(startedAt);
    }

    private static Bson range(Selection selection, Function<Instant, Object> lower, Function<Instant, Object> upper) {
        List<Bson> bounds = new ArrayList<>();
        Optional.ofNullable(selection.from()).map(lower).ifPresent(from -> bounds.add(Filters.gte(START, from)));
        Optional.ofNullable(selection.to()).map(upper).ifPresent(to -> bounds.add(Filters.lt(START, to)));
        return bounds.isEmpty() ? Filters.empty() : Filters.and(bounds);
    }

    private static String day(Instant instant, int plusDays) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).plusDays(plusDays).toString();
    }
}
