package io.deployinsights.registry.embedded.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The last commit that was acknowledged, in a small file beside the store's own. The store's file can't say that its end is missing: what
 * is cut off a file that was not closed is as if it had never been written.
 */
final class LastCommit implements AutoCloseable {

    private static final String SUFFIX = ".last-commit";
    /** Always as long, so that noting a commit needs no space on a disk that is full. */
    private static final String FORMAT = "%020d\n";

    private final FileChannel channel;

    private LastCommit(FileChannel channel) {
        this.channel = channel;
    }

    /** The file that belongs to a store's. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    static LastCommit open(Path file) throws IOException {
        return new LastCommit(FileChannel.open(
                beside(file), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /**
     * The version of the store that was acknowledged last; 0 where none was.
     *
     * @throws NumberFormatException when the file holds something else
     */
    static long of(Path file) throws IOException {
        Path noted = beside(file);
        String text = Files.exists(noted) ? Files.readString(noted).strip() : "";
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** Notes that all up to this version is in the store's file. */
    void note(long version) {
        ByteBuffer text = ByteBuffer.wrap(FORMAT.formatted(version).getBytes(StandardCharsets.US_ASCII));
        try {
            channel.write(text, 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
