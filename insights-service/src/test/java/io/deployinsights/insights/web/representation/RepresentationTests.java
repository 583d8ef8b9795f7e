package io.deployinsights.insights.web.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RepresentationTests {

    @Property
    void isReadAsTheSameCompressedAndNot(@ForAll @Size(max = 500) byte[] content) throws IOException {
        agrees(content);
    }

    @Test
    void isReadAsTheSameHoweverLongItIs() throws IOException {
        agrees(new byte[1_000_000]);
    }

    @Test
    void isCompressedOnceForAllReaders() {
        var representation = new Representation(Map.of(), List.of(new byte[10_000]));

        assertThat(representation.compressed()).isSameAs(representation.compressed());
    }

    @Test
    void isSentAsItIsWhereItsTagNamesItsBytes() throws IOException {
        byte[] content = new byte[10_000];
        var headers = Map.of(HttpHeaders.ETAG, ETag.of(content));

        var sent = sent(new Representation(headers, List.of(content)));

        assertThat(sent.getHeader(HttpHeaders.CONTENT_ENCODING)).isNull();
        assertThat(sent.getContentAsByteArray()).isEqualTo(content);
    }

    /** {@link GZIPInputStream} checks the checksum and the length. */
    private static void agrees(byte[] content) throws IOException {
        int third = content.length / 3;
        var pieces = List.of(Arrays.copyOf(content, third), Arrays.copyOfRange(content, third, content.length));

        var sent = sent(new Representation(Map.of(), pieces));

        assertThat(sent.getHeader(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(sent.getContentLength()).isEqualTo(sent.getContentAsByteArray().length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(sent.getContentAsByteArray())).readAllBytes())
                .isEqualTo(content);
    }

    private static MockHttpServletResponse sent(Representation representation) throws IOException {
        var request = new MockHttpServletRequest();
        request.addHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        var response = new MockHttpServletResponse();
        representation.send(request, response);
        return response;
    }
}
