package io.deployinsights.registry.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
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
import org.junit.jupiter.api.Test;

class OpaqueTextTests {

    @Property
    void findsItsWayBack(@ForAll("values") Object value) {
        Document content = new Document("value", value).append("none", null).append("in", new Document("a", value));

        assertThat(OpaqueText.takes(value)).isTrue();
        assertThat(OpaqueText.read(OpaqueText.of(content))).contains(content);
    }

    @Property
    void isReadInPeaceWhateverItHolds(@ForAll byte[] forged) {
        assertThat(OpaqueText.read(withChecksum(forged))).isNotNull();
    }

    @Property
    void knowsNoOtherText(@ForAll String text) {
        assertThat(OpaqueText.read(text)).isEmpty();
    }

    @Test
    void refusesNestedDocumentsHoweverDeep() {
        for (int depth : new int[] {4, 100, 1_000}) {
            byte[] open = "{\u0001\u0000\u0001a".repeat(depth).getBytes(StandardCharsets.ISO_8859_1);

            assertThat(OpaqueText.read(withChecksum(open))).isEmpty();
        }
        byte[] json = "{\"a\":".repeat(5_000).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(OpaqueText.read(withChecksum(json))).isEmpty();
    }

    @Test
    void refusesLengthsThatAreNotThere() throws IOException {
        for (int type : "sbo{".chars().toArray()) {
            ByteArrayOutputStream forged = new ByteArrayOutputStream();
            DataOutputStream target = new DataOutputStream(forged);
            target.writeBytes("{\u0001");
            target.writeUTF("a");
            target.writeByte(type);
            target.writeInt(-1);

            assertThat(OpaqueText.read(withChecksum(forged.toByteArray()))).isEmpty();
        }
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
