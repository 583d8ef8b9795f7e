package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.json.FeedAnswerReader;
import io.deployinsights.insights.registry.json.FeedAnswerWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/** A page as Redis keeps it: when it was asked for (epoch milliseconds), then CBOR in which a repeated text is a number, deflated. */
final class PageFormat {

    /** A part of every key: pages in another format are not found. */
    static final String VERSION = "1";

    private static final CBORFactory CBOR =
            CBORFactory.builder().enable(CBORWriteFeature.STRINGREF).build();

    private PageFormat() {}

    static byte[] write(ChangePage page) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var deflated = new DeflaterOutputStream(bytes, deflater)) {
            new DataOutputStream(deflated).writeLong(page.asOf().toEpochMilli());
            try (var generator = CBOR.createGenerator(ObjectWriteContext.empty(), deflated)) {
                FeedAnswerWriter.write(page.epoch(), page.items(), page.next(), page.more(), generator);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what was written.
     *
     * @throws tools.jackson.core.JacksonException when it is something else
     * @throws UncheckedIOException when it isn't even deflated, or not all of it
     */
    static ChangePage read(byte[] bytes) {
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            var asOf = Instant.ofEpochMilli(new DataInputStream(inflated).readLong());
            // All of it before any of it is believed: the checksum comes at the end.
            var page = inflated.readAllBytes();
            try (var parser = CBOR.createParser(ObjectReadContext.empty(), page)) {
                return FeedAnswerReader.read(parser).askedForAt(asOf);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
