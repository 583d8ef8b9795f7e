package io.deployinsights.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.registry.paging.OpaqueText;
import io.deployinsights.registry.problem.InvalidRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
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
        FeedPosition position = new FeedPosition(Instant.ofEpochMilli(settled), new ObjectId());
        FeedPosition further = new FeedPosition(Instant.ofEpochMilli(ahead), "text");
        FeedCursor reading = new FeedCursor(position, new FeedCursor.Ahead(further, Instant.ofEpochMilli(until)));

        assertThat(FeedCursor.parse(FeedCursor.at(position).text())).isEqualTo(FeedCursor.at(position));
        assertThat(FeedCursor.parse(reading.text())).isEqualTo(reading);
        assertThat(reading.text()).hasSizeLessThan(200);
    }

    @Test
    void beginsAtTheSettledPlaceAgainWhenItIsTime() {
        Instant until = Instant.parse("2026-03-25T10:00:00Z");
        FeedPosition position = new FeedPosition(until, new ObjectId());
        FeedCursor reading = new FeedCursor(FeedPosition.START, new FeedCursor.Ahead(position, until));

        assertThat(reading.start(until.minusMillis(1))).isEqualTo(position);
        assertThat(reading.start(until)).isEqualTo(FeedPosition.START);
        assertThat(FeedCursor.at(position).start(until)).isEqualTo(position);
    }

    @Test
    void refusesWhatIsForged() {
        Document right = new Document("s", Instant.EPOCH).append("i", null);
        Document before1970 = new Document("s", Instant.ofEpochMilli(-1)).append("i", null);
        assertThat(FeedCursor.parse(OpaqueText.of(right))).isEqualTo(FeedCursor.START);

        for (Document forged : new Document[] {
            new Document(),
            before1970,
            new Document("s", 7L),
            new Document("s", "text"),
            new Document("s", new Document("$gt", 1)),
            new Document("s", Instant.EPOCH).append("au", Instant.EPOCH),
            new Document("s", Instant.EPOCH).append("au", Instant.EPOCH).append("as", Instant.ofEpochMilli(-1))
        }) {
            assertRefused(OpaqueText.of(forged));
        }
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
