package io.deployinsights.insights.web.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GzipTests {

    @Property
    void isReadAsHeadAndRest(@ForAll byte[] head, @ForAll @Size(max = 500) byte[] rest) throws IOException {
        agrees(head, rest);
    }

    @Test
    void storesTheLongestHeadABlockHolds() throws IOException {
        agrees(new byte[0xffff], new byte[1_000_000]);
        assertThatIllegalArgumentException().isThrownBy(() -> Gzip.before(new byte[0x10000]));
    }

    /** {@link GZIPInputStream} checks the checksum and the length. */
    private static void agrees(byte[] head, byte[] rest) throws IOException {
        var pieces =
                List.of(Arrays.copyOf(rest, rest.length / 3), Arrays.copyOfRange(rest, rest.length / 3, rest.length));
        var file = new ByteArrayOutputStream();
        file.write(Gzip.before(head));
        file.write(Gzip.deflated(pieces));
        file.write(Gzip.after(head, pieces));
        var expected = new ByteArrayOutputStream();
        expected.write(head);
        expected.write(rest);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(file.toByteArray())).readAllBytes())
                .isEqualTo(expected.toByteArray());
    }
}
