package io.deployinsights.registry.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code backup.json} says of a backup.
 *
 * @param database where it comes from
 * @param begun whatever was acknowledged until then is in it
 * @param ended what was written since may be
 */
record Backup(String database, Instant begun, Instant ended, List<Content> collections) {

    private static final String FILE = "backup.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads what a folder holds.
     *
     * @throws BackupRefused if it is no backup, or one that was never finished
     */
    static Backup in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BackupRefused(
                    "%s has no %s: it is no backup, or one that was not finished".formatted(folder, FILE));
        }
        return JSON.readValue(Files.readAllBytes(file), Backup.class);
    }

    /** The last file of a backup: without it there is none. */
    void describe(Path folder) throws IOException {
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        Files.write(folder.resolve(FILE), json, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Reads all of it.
     *
     * @throws BackupRefused if it is not what was written
     */
    void verify(Path folder) throws IOException {
        for (Content expected : collections) {
            Content.Tally tally = new Content.Tally();
            DocumentFile.of(folder, expected.collection()).forEach(tally::add);
            Content found = tally.of(expected.collection());
            if (!found.equals(expected)) {
                throw new BackupRefused("%s holds %s, not %s".formatted(folder, found, expected));
            }
        }
    }
}
