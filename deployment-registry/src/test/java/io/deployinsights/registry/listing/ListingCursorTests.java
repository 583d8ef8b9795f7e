package io.deployinsights.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.rendering.CursorText.Source;
import io.deployinsights.registry.store.Place;
import java.time.Instant;
import java.util.Arrays;
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

class ListingCursorTests {

    private static final Selection ALL = new Selection(Map.of(), null, null);
    private static final ListingCursor SOMEWHERE = new ListingCursor(new Place(Instant.EPOCH, new ObjectId()), false);

    @Property
    void findsItsWayBack(@ForAll("places") Place place, @ForAll boolean byId) {
        ListingCursor cursor = new ListingCursor(place, byId);

        assertThat(ListingCursor.parse(cursor.text(ALL), ALL)).isEqualTo(cursor);
    }

    @Property
    void noticesOneWrongCharacter(@ForAll @IntRange(max = 100) int place, @ForAll("characters") char other) {
        StringBuilder text = new StringBuilder(SOMEWHERE.text(ALL));
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
        String cursor = SOMEWHERE.text(one);

        assertThat(ListingCursor.parse(cursor, one)).isEqualTo(SOMEWHERE);
        assertUnknown(cursor, other);
    }

    @Test
    void refusesForgedValues() {
        for (Object time : new Object[] {new Document("$gt", ""), 7, 7L, true, "2026", null}) {
            assertUnknown(forged(ALL.digest(), false, time, new ObjectId()), ALL);
        }
        for (Object byId : new Object[] {new Document("$gt", ""), 7, "true", null}) {
            assertUnknown(forged(ALL.digest(), byId, Instant.EPOCH, new ObjectId()), ALL);
        }
        assertUnknown(forged(ALL.digest(), false, Instant.EPOCH), ALL);
        assertUnknown(forged(ALL.digest(), false, Instant.EPOCH, new ObjectId(), 7), ALL);
        assertUnknown(forged(), ALL);
        // An id may be a document; it only ever is compared with.
        assertThat(ListingCursor.parse(forged(ALL.digest(), false, Instant.EPOCH, new Document("$gt", "")), ALL)
                        .after()
                        .id())
                .isEqualTo(new Document("$gt", ""));
    }

    @Test
    void refusesACursorOfTheFeed() {
        String feed = CursorText.of(Source.FEED, List.of(Instant.EPOCH, new ObjectId()));

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> ListingCursor.parse(feed, ALL))
                .withMessageContaining("which is a cursor of the change feed; allowed is one from a Link header");
    }

    @Test
    void pointsOnlyBehindIdsThatFit() {
        assertThat(List.of(new ObjectId(), "text", 7, 7.5, new Document("service", "a").append("run", 7L)))
                .allMatch(CursorText::fits);
        assertThat(List.of(
                        "x".repeat(101),
                        List.of(1),
                        new BsonRegularExpression("."),
                        new Document("a", new Document("b", 1)),
                        new Document("a", "x".repeat(101))))
                .noneMatch(CursorText::fits);
    }

    private static String forged(Object... values) {
        return CursorText.of(Source.LISTING, Arrays.asList(values));
    }

    private static void assertUnknown(String cursor, Selection selection) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> ListingCursor.parse(cursor, selection));
    }

    @Provide
    Arbitrary<Place> places() {
        return Combinators.combine(Arbitraries.longs().map(Instant::ofEpochMilli), ids())
                .as(Place::new);
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
                Arbitraries.strings().excludeChars('\u0000').filter(ListingCursorTests::whole),
                Arbitraries.of(true, false));
    }

    private static boolean whole(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }
}
