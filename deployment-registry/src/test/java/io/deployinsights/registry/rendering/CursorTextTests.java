package io.deployinsights.registry.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.rendering.CursorText.Source;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CursorTextTests {

    @Property
    void findsItsWayBack(@ForAll Source source, @ForAll("values") Object value) {
        List<@Nullable Object> values = Arrays.asList(value, null, new Document("a", value));

        assertThat(values).allMatch(CursorText::fits);
        assertThat(CursorText.read(source, CursorText.of(source, values))).isEqualTo(values);
    }

    @Property
    void isReadInPeaceWhateverItHolds(@ForAll byte[] forged) {
        String text = withChecksum(forged);

        try {
            assertThat(CursorText.of(Source.FEED, CursorText.read(Source.FEED, text)))
                    .isNotEmpty();
        } catch (InvalidRequest refused) {
            assertThat(refused).hasMessageContaining("allowed is next of an earlier answer");
        }
    }

    @Property
    void knowsNoOtherText(@ForAll Source source, @ForAll String text) {
        assertRefused(source, text);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnOnlyWhereItComesFrom(Source source) {
        String text = CursorText.of(source, List.of(7));

        for (Source other : Source.values()) {
            if (other == source) {
                assertThat(CursorText.read(other, text)).isEqualTo(List.of(7));
            } else {
                assertThatExceptionOfType(InvalidRequest.class)
                        .isThrownBy(() -> CursorText.read(other, text))
                        .withMessageMatching(".* is \".*\", which is a cursor of .*; allowed is .*");
            }
        }
    }

    @Test
    void refusesWhatIsLongerThanAnyCursor() {
        assertRefused(Source.FEED, CursorText.of(Source.FEED, List.of("x".repeat(2_000))));
        assertThat(CursorText.of(Source.FEED, List.of("x".repeat(100), "\uffff".repeat(100))))
                .satisfies(longest ->
                        assertThat(CursorText.read(Source.FEED, longest)).hasSize(2));
    }

    @Test
    void refusesNestedDocumentsHoweverDeep() {
        for (int depth : new int[] {2, 4, 100, 1_000}) {
            byte[] open = "f\u0001{\u0001\u0000\u0001a"
                    .concat("{\u0001\u0000\u0001a".repeat(depth - 1))
                    .getBytes(StandardCharsets.ISO_8859_1);

            assertRefused(Source.FEED, withChecksum(open));
        }
        byte[] json = "{\"a\":".repeat(5_000).getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(Source.FEED, withChecksum(json));
    }

    @Test
    void refusesLengthsThatAreNotThere() throws IOException {
        for (int type : "sbo{".chars().toArray()) {
            ByteArrayOutputStream forged = new ByteArrayOutputStream();
            DataOutputStream target = new DataOutputStream(forged);
            target.writeBytes("f\u0001");
            target.writeByte(type);
            target.writeInt(-1);

            assertRefused(Source.FEED, withChecksum(forged.toByteArray()));
        }
        assertRefused(Source.FEED, withChecksum(new byte[] {'f', (byte) 255, 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n'}));
        assertRefused(Source.FEED, withChecksum(new byte[] {'f', 1, 'n', 'n'}));
    }

    private static void assertRefused(Source source, String text) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> CursorText.read(source, text));
    }

    /** As anybody can make who knows how. */
    private static String withChecksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt((int) checksum.getValue())
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(25),
                Arbitraries.integers(),
                Arbitraries.longs(),
                Arbitraries.doubles(),
                Arbitraries.longs().map(Decimal128::new),
                Arbitraries.of(true, false),
                Arbitraries.longs().map(Instant::ofEpochMilli),
                Arbitraries.longs().map(BsonTimestamp::new),
                Arbitraries.create(ObjectId::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(25).map(Binary::new));
    }
}
