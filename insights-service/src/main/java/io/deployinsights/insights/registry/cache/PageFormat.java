package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.json.ChangePageReader;
import io.deployinsights.insights.registry.json.ChangePageWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A page as Redis keeps it: when it was asked for (epoch milliseconds), then JSON, all of it deflated, which ends with a checksum. What a
 * binary format saves is what deflating takes away anyway.
 */
final class PageFormat {

    /** A part of every key: pages in another format are not found. */
    static final String VERSION = "3";

    private PageFormat() {}

    /** The bytes are not those of a page, or not of a whole one. */
    static final class DamagedPage extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DamagedPage(Throwable cause) {
            super("no page of the change feed: " + cause.getMessage(), cause);
        }
    }

    static byte[] write(ChangePage page) {
        var bytes = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(bytes)) {
            new DataOutputStream(deflated).writeLong(page.asOf().toEpochMilli());
            ChangePageWriter.write(page, deflated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what was written.
     *
     * @throws DamagedPage when it is something else
     */
    static ChangePage read(byte[] bytes) {
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            var asOf = Instant.ofEpochMilli(new DataInputStream(inflated).readLong());
            // All of it before any of it is believed: the checksum comes at the end.
            var page = new ByteArrayInputStream(inflated.readAllBytes());
            return ChangePageReader.read(page, asOf);
        } catch (IOException | RuntimeException e) {
            // A parser may stumble over arbitrary bytes in more ways than it declares.
            throw new DamagedPage(e);
        }
    }
}
