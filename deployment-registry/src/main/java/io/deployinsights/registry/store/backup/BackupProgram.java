package io.deployinsights.registry.store.backup;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Backs the database up, or restores a backup. {@code count} prints what there is, {@code write FOLDER} makes a new backup in a folder of
 * backups, {@code verify BACKUP} reads one to its end, and {@code restore BACKUP DATABASE} restores one into an empty database.
 * {@code MONGODB_URI} is the server, and for all but restore the database.
 */
final class BackupProgram {

    /** What the registry takes where the connection string names none. */
    private static final String USUAL_DATABASE = "deployment-registry";

    private final PrintStream out;
    private final Clock clock;

    BackupProgram(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    static void main(String[] arguments) throws IOException {
        // The driver would log a lot, and there is no configuration that stops it.
        LoggingSystem.get(BackupProgram.class.getClassLoader()).beforeInitialize();
        new BackupProgram(System.out, Clock.systemUTC()).run(System.getenv("MONGODB_URI"), arguments);
    }

    /**
     * Does what the arguments say.
     *
     * @throws IllegalArgumentException if they say nothing that there is
     * @throws IOException if files can't be read or written, or are not what they should be
     */
    void run(@Nullable String uri, String... arguments) throws IOException {
        List<String> words = List.of(arguments);
        // How many words there are, and the first.
        switch (words.size() + " " + (words.isEmpty() ? "" : words.getFirst())) {
            case "1 count" -> in(uri, null, database -> new BackupWriter(database, clock, out).count());
            case "2 write" ->
                in(uri, null, database -> new BackupWriter(database, clock, out).write(Path.of(words.get(1))));
            case "2 verify" -> {
                Backup.in(Path.of(words.get(1))).verify(Path.of(words.get(1)));
                out.printf("%s is what was written.%n", words.get(1));
            }
            case "3 restore" ->
                in(uri, words.get(2), database -> new Restoration(database, out).restore(Path.of(words.get(1))));
            default -> throw new IllegalArgumentException("""
                Arguments are "count", "write FOLDER", "verify BACKUP" or "restore BACKUP DATABASE"; these are "%s\"\
                """.formatted(String.join(" ", words)));
        }
    }

    private static void in(@Nullable String uri, @Nullable String wanted, Work work) throws IOException {
        if (uri == null || uri.isBlank()) {
            throw new IllegalArgumentException(
                    "MONGODB_URI is not set, such as mongodb://localhost:27017/" + USUAL_DATABASE);
        }
        ConnectionString connection = new ConnectionString(uri);
        MongoClientSettings settings = MongoClientSettings.builder()
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyConnectionString(connection)
                .build();
        String named = wanted == null ? connection.getDatabase() : wanted;
        try (MongoClient client = MongoClients.create(settings)) {
            work.on(client.getDatabase(named == null ? USUAL_DATABASE : named));
        }
    }

    private interface Work {
        void on(MongoDatabase database) throws IOException;
    }
}
