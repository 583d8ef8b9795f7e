package io.deployinsights.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.paging.OpaqueText;
import io.deployinsights.registry.problem.InvalidRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final Selection ALL = new Selection(Map.of(), null, null);
    private static final Position SOMEWHERE = new Position(Instant.EPOCH, new ObjectId());

    @Property
    void findsItsWayBack(@ForAll("positions") Position dates, @ForAll("texts") Position texts) {
        Map<Run, Position> position = Map.of(Run.DATES, dates, Run.TEXTS, texts);

        assertThat(Cursor.parse(Cursor.text(position, ALL), ALL)).isEqualTo(position);
    }

    @Property
    void noticesOneWrongCharacter(@ForAll @IntRange(max = 100) int place, @ForAll("characters") char other) {
        StringBuilder text = new StringBuilder(Cursor.text(Map.of(Run.DATES, SOMEWHERE), ALL));
        int at = place % text.length();
        if (text.charAt(at) != other) {
            text.setCharAt(at, other);

            assertUnknown(text.toString(), ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AAAA", "AAAAAAAAAAA", "not base64!", "e30", "\u0000"})
    void knowsNoOtherText(String text) {
        assertUnknown(text, ALL);
    }

    @Test
    void belongsToItsSelection() {
        Selection one = new Selection(Map.of(Field.STATUS, "Failed"), null, Instant.EPOCH);
        Selection other = new Selection(Map.of(Field.STATUS, "Failed"), Instant.EPOCH, null);
        String cursor = Cursor.text(Map.of(Run.DATES, SOMEWHERE), one);

        assertThat(Cursor.parse(cursor, one)).containsKey(Run.DATES);
        assertUnknown(cursor, other);
    }

    @Test
    void refusesForgedValues() {
        for (Object key : new Object[] {new Document("$gt", ""), 7, 7L, true, "2026"}) {
            assertUnknown(forged(new Document("key", key).append("id", new ObjectId())), ALL);
        }
        assertUnknown(forged(new Document("id", new ObjectId())), ALL);
        // An id may be a document; it only ever is compared with.
        assertThat(Cursor.parse(forged(new Document("key", Instant.EPOCH).append("id", new Document("$gt", ""))), ALL))
                .hasSize(1);
    }

    @Test
    void pointsOnlyBehindIdsThatFit() {
        assertThat(List.of(new ObjectId(), "text", 7, 7.5, new Document("service", "a").append("run", 7L)))
                .allMatch(id -> new Position(Instant.EPOCH, id).portable());
        assertThat(List.of(
                        "x".repeat(101),
                        List.of(1),
                        new BsonRegularExpression("."),
                        new Document("a", new Document("b", 1)),
                        new Document("a", "x".repeat(101))))
                .noneMatch(id -> new Position(Instant.EPOCH, id).portable());
    }

    private static String forged(Document position) {
        return OpaqueText.of(new Document("selection", ALL.digest()).append("DATES", position));
    }

    private static void assertUnknown(String cursor, Selection selection) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> Cursor.parse(cursor, selection));
    }

    @Provide
    Arbitrary<Position> positions() {
        return Combinators.combine(Arbitraries.longs().map(Instant::ofEpochMilli), ids())
                .as(Position::new);
    }

    @Provide
    Arbitrary<Position> texts() {
        return Combinators.combine(Arbitraries.strings().excludeChars('\u0000').filter(CursorTests::whole), ids())
                .as(Position::new);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().alpha().numeric();
    }

    private static Arbitrary<Object> ids() {
        return Arbitraries.oneOf(
                Arbitraries.create(ObjectId::new),
                Arbitraries.integers(),
                Arbitraries.strings().alpha(),
                Arbitraries.of(true, false));
    }

    private static boolean whole(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }
}
