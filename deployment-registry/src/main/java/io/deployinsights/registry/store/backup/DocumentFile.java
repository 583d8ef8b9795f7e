package io.deployinsights.registry.store.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The documents of one collection in a file. */
record DocumentFile(Path path) {

    private static final int BUFFER_BYTES = 1 << 16;

    static DocumentFile of(Path backup, String collection) {
        return new DocumentFile(backup.resolve(collection + ".bson.gz"));
    }

    /** Never writes over a file that is there. */
    OutputStream create() throws IOException {
        return new GZIPOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), BUFFER_BYTES);
    }

    /**
     * Reads one document after the other.
     *
     * @throws BackupRefused where something else than documents begins
     */
    void forEach(Consumer<byte[]> reader) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                DataInputStream documents = new DataInputStream(
                        new BufferedInputStream(new GZIPInputStream(file, BUFFER_BYTES), BUFFER_BYTES))) {
            byte[] size = documents.readNBytes(Integer.BYTES);
            while (size.length > 0) {
                reader.accept(document(size, documents));
                size = documents.readNBytes(Integer.BYTES);
            }
        }
    }

    /** A document begins with its own size, the four bytes of the size included. */
    private byte[] document(byte[] size, DataInputStream rest) throws IOException {
        if (size.length < Integer.BYTES) {
            throw new BackupRefused("%s ends within a document".formatted(path));
        }
        int bytes = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (bytes <= Integer.BYTES || bytes > Documents.MOST_BYTES) {
            throw new BackupRefused("%s holds a document of %d bytes, which is none".formatted(path, bytes));
        }
        byte[] document = new byte[bytes];
        System.arraycopy(size, 0, document, 0, size.length);
        rest.readFully(document, size.length, bytes - size.length);
        return document;
    }
}
