package io.deployinsights.registry.embedded.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The last commit that was acknowledged, in a small file beside the store's own. The store's file can't say that its end is missing: what
 * is cut off a file that was not closed is as if it had never been written. Nor can it say that it is a copy.
 */
final class LastCommit implements AutoCloseable {

    private static final String SUFFIX = ".last-commit";
    private final FileChannel channel;
    private final String file;

    private LastCommit(FileChannel channel, String file) {
        this.channel = channel;
        this.file = file;
    }

    /** The file that belongs to a store's. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** Opens it for a store whose file is there. */
    static LastCommit open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                beside(file), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new LastCommit(channel, identity(file));
    }

    /**
     * What was noted.
     *
     * @throws NumberFormatException when the file holds something else
     */
    static Note of(Path file) throws IOException {
        Path noted = beside(file);
        String[] words = Files.exists(noted) ? Files.readString(noted).strip().split(" +", 2) : new String[] {""};
        return words[0].isEmpty()
                ? new Note(0, false)
                : new Note(Long.parseLong(words[0]), words.length > 1 && !words[1].equals(identity(file)));
    }

    /** Notes that all up to this version is in the store's file. */
    void note(long version) {
        // Always as long, so that noting a commit needs no space on a disk that is full.
        String note = "%020d %-64s".formatted(version, file) + "\n";
        ByteBuffer text = ByteBuffer.wrap(note.getBytes(StandardCharsets.US_ASCII));
        try {
            channel.write(text, 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What distinguishes a file from its copies, as far as the file system can. */
    private static String identity(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String key = String.valueOf(attributes.fileKey()).replaceAll("[^0-9A-Za-z=]", "");
        return key + "-" + attributes.creationTime().toMillis();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What was noted beside a store's file.
     *
     * @param version of the store, acknowledged last; 0 where none was
     * @param ofAnotherFile whether the store's file is a copy that was put in the place of the one that this was noted of
     */
    record Note(long version, boolean ofAnotherFile) {}
}
