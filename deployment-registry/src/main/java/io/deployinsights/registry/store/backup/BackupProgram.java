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
 * Backs the database up, or restores a backup: {@code count} tells what there is, {@code write FOLDER} makes a new one in a folder of
 * backups, {@code verify BACKUP} reads one to its end, {@code restore BACKUP} brings one back into a database that is empty.
 * {@code MONGODB_URI} says which database.
 */
final class BackupProgram {

    /** What the registry takes where the connection string names none. */
    private static final String USUAL_DATABASE = "deployment-registry";

    private static final String USAGE =
            "Arguments are \"count\", \"write FOLDER\", \"verify BACKUP\" or \"restore BACKUP\"; these are \"%s\"";

    private final PrintStream said;
    private final Clock clock;

    BackupProgram(PrintStream said, Clock clock) {
        this.said = said;
        this.clock = clock;
    }

    static void main(String[] arguments) throws IOException {
        // Nobody configures the driver's log here, and it would say a lot.
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
        List<String> told = List.of(arguments);
        if (told.equals(List.of("count"))) {
            in(uri, database -> new BackupWriter(database, clock, said).count());
            return;
        }
        if (told.size() != 2) {
            throw new IllegalArgumentException(USAGE.formatted(String.join(" ", told)));
        }
        Path folder = Path.of(told.getLast());
        switch (told.getFirst()) {
            case "write" -> in(uri, database -> new BackupWriter(database, clock, said).write(folder));
            case "verify" -> {
                Backup.in(folder).verify(folder);
                said.printf("%s is what was written.%n", folder);
            }
            case "restore" -> in(uri, database -> new Restoration(database, said).restore(folder));
            default -> throw new IllegalArgumentException(USAGE.formatted(String.join(" ", told)));
        }
    }

    private static void in(@Nullable String uri, Work work) throws IOException {
        if (uri == null || uri.isBlank()) {
            throw new IllegalArgumentException(
                    "MONGODB_URI is not set, such as mongodb://localhost:27017/" + USUAL_DATABASE);
        }
        ConnectionString connection = new ConnectionString(uri);
        MongoClientSettings settings = MongoClientSettings.builder()
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyConnectionString(connection)
                .build();
        String named = connection.getDatabase();
        try (MongoClient client = MongoClients.create(settings)) {
            work.on(client.getDatabase(named == null ? USUAL_DATABASE : named));
        }
    }

    private interface Work {
        void on(MongoDatabase database) throws IOException;
    }
}
