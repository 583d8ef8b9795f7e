package io.deployinsights.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.rendering.CursorText.Source;
import io.deployinsights.registry.store.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCursorTests {

    @Property
    void findsItsWayBack(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long settled,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long ahead,
            @ForAll long until) {
        Place position = new Place(Instant.ofEpochMilli(settled), new ObjectId());
        Place further = new Place(Instant.ofEpochMilli(ahead), "text");
        FeedCursor reading = new FeedCursor(position, new FeedCursor.Ahead(further, Instant.ofEpochMilli(until)));

        assertThat(FeedCursor.parse(FeedCursor.at(position).text())).isEqualTo(FeedCursor.at(position));
        assertThat(FeedCursor.parse(reading.text())).isEqualTo(reading);
        assertThat(reading.text()).hasSizeLessThan(200);
    }

    @Test
    void beginsAtTheSettledPlaceAgainWhenItIsTime() {
        Instant until = Instant.parse("2026-03-25T10:00:00Z");
        Place position = new Place(until, new ObjectId());
        FeedCursor reading = new FeedCursor(FeedCursor.START.settled(), new FeedCursor.Ahead(position, until));

        assertThat(reading.start(until.minusMillis(1))).isEqualTo(position);
        assertThat(reading.start(until)).isEqualTo(FeedCursor.START.settled());
        assertThat(FeedCursor.at(position).start(until)).isEqualTo(position);
    }

    @Test
    void refusesWhatIsForged() {
        Instant before1970 = Instant.ofEpochMilli(-1);
        assertThat(FeedCursor.parse(forged(Instant.EPOCH, null))).isEqualTo(FeedCursor.START);

        for (Object stamp : new Object[] {before1970, 7L, "text", new Document("$gt", 1), null}) {
            assertRefused(forged(stamp, null));
            assertRefused(forged(Instant.EPOCH, null, stamp, null, Instant.EPOCH));
        }
        for (Object until : new Object[] {7L, "text", null}) {
            assertRefused(forged(Instant.EPOCH, null, Instant.EPOCH, null, until));
        }
        assertRefused(forged());
        assertRefused(forged(Instant.EPOCH));
        assertRefused(forged(Instant.EPOCH, null, Instant.EPOCH));
        assertRefused(forged(Instant.EPOCH, null, Instant.EPOCH, null, Instant.EPOCH, null));
    }

    @Test
    void refusesACursorOfAListing() {
        String listing = CursorText.of(Source.LISTING, List.of(7L, false, Instant.EPOCH, new ObjectId()));

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> FeedCursor.parse(listing))
                .withMessageContaining("which is a cursor of a listing; allowed is next of an earlier answer");
    }

    private static String forged(Object... values) {
        return CursorText.of(Source.FEED, Arrays.asList(values));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stamp\": {\"$numberLong\": \"1774425600000\"}, \"id\": {\"$oid\": \"0123456789abcdef01234567\"}}",
                "{\"stamp\": {\"$numberLong\": \"-9223372036854775808\"}, \"id\": null}"
            })
    void beginsAnewForACursorOfFormerVersions(String json) {
        assertThat(FeedCursor.parse(former(json))).isEqualTo(FeedCursor.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stamp\": {\"$numberLong\": \"-5\"}, \"id\": null}",
                "{\"stamp\": {\"$numberLong\": \"5\"}, \"id\": {\"a\": {\"a\": 1}}}",
                "{\"stamp\": {\"$date\": \"x\"}}",
                "{}"
            })
    void refusesWhatFormerVersionsDidNotGive(String json) {
        assertRefused(former(json));
    }

    private static String former(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(8 + text.length).putLong(7).put(text).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertRefused(String cursor) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> FeedCursor.parse(cursor));
    }
}
