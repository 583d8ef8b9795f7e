package io.deployinsights.registry.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.mongo.OnSharedServer;
import io.deployinsights.registry.store.Stamps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A database with what registries and others have written, and one that it is brought back into. */
@ExtendWith(OnSharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
public class BackupTests {

    private static final String FEED = "/api/deployments/changes?limit=10000";
    private final Database database;
    private final Database other;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Path backup = Path.of("");
    private String exported = "";
    private String epoch = "";

    protected BackupTests(Database database, Database other) {
        this.database = database;
        this.other = other;
    }

    /** More than go into the database at once. */
    protected int deployments() {
        return 1_100;
    }

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        database.deployments()
                .insertMany(
                        IntStream.range(0, deployments()).mapToObj(this::dirty).toList());
        try (RunningRegistry registry = RunningRegistry.on(database.uri())) {
            Client client = registry.client();
            client.created(Samples.deployment("ä \uD83D\uDE80", "Succeeded", ",\"labels\":{\"team\":\"shop\"}"));
            // What is backed up must not change any more, and a database goes on with an update of which the registry
            // has gone.
            Stamps stamps = registry.bean(Stamps.class);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> client.get(FEED).status() == 200 && stamps.areComplete());
            epoch = client.get(FEED).text("epoch");
            exported = client.get("/api/deployments").body();
        }
        backup = write(folder);
    }

    /** What an older service, or nobody in particular, may have left there. */
    private Document dirty(int number) {
        boolean hasText = number % 3 == 0 && database.has(Capability.MIXED_IDS);
        boolean hasDecimal = number % 5 != 0 && database.has(Capability.EVERY_NUMBER);
        Document dirty = new Document("_id", hasText ? "text-" + number : new ObjectId())
                .append("status", number % 2 == 0 ? "Odd" : null)
                .append("number", hasDecimal ? Decimal128.parse("1.50") : (Object) (long) number)
                .append("startedAt", Instant.ofEpochMilli(number))
                .append("feedStamp", Instant.ofEpochSecond(1_700_000_000L + number));
        return database.has(Capability.EVERY_SHAPE)
                ? dirty.append("", List.of(1, new Document("$odd.name", number)))
                : dirty.append("odd name", List.of(1, new Document("odd name", number)));
    }

    @BeforeEach
    void empty() {
        other.empty();
        said.reset();
    }

    @AfterAll
    void drop() {
        database.empty();
        other.empty();
    }

    @Test
    void bringsBackEveryByteOfEveryDocument() throws IOException {
        restore(backup);

        assertThat(documents(other)).isEqualTo(documents(database)).hasSize(deployments() + 1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("deployments: %d documents".formatted(deployments() + 1), "nothing is missing");
        assertThat(backup.resolve("registryState.bson.gz")).doesNotExist();
        assertServedInAnotherEpoch();
    }

    /** As {@code mongodump --excludeCollection=registryState} and {@code mongorestore} bring them back. */
    @Test
    void needsNoMoreThanTheDeployments() {
        other.deployments().insertMany(database.deployments().find().into(new ArrayList<>()));

        assertServedInAnotherEpoch();
    }

    /** Until it was left out of backups, they had it. */
    @Test
    void leavesTheEpochOfAnEarlierBackupOut(@TempDir Path folder) throws IOException {
        EarlierBackup.write(folder, backup, epoch);

        restore(folder);

        assertServedInAnotherEpoch();
    }

    /** A registry answers as before, and those who follow its feed start over. */
    private void assertServedInAnotherEpoch() {
        try (RunningRegistry registry = RunningRegistry.on(other.uri())) {
            Client client = registry.client();
            assertThat(client.get("/api/deployments").body()).isEqualTo(exported);
            assertThat(client.get(FEED).text("epoch")).isNotBlank().isNotEqualTo(epoch);
            assertThat(client.get(FEED).json().get("items")).hasSize(deployments() + 1);
        }
    }

    @Test
    void writesNothingWhereThereIsAnything() {
        other.deployments().insertOne(new Document("_id", "here"));

        assertThatThrownBy(() -> restore(backup))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("-restored");

        assertThat(other.deployments().countDocuments()).isOne();
    }

    @Test
    void refusesABackupThatWasNeverFinished(@TempDir Path folder) throws IOException {
        Files.copy(backup.resolve("deployments.bson.gz"), folder.resolve("deployments.bson.gz"));

        assertThatThrownBy(() -> restore(folder))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("not finished");
    }

    @Test
    void refusesABackupThatIsNotWhatWasWritten(@TempDir Path folder) throws IOException {
        Files.copy(backup.resolve("backup.json"), folder.resolve("backup.json"));
        EarlierBackup.state(folder, epoch);
        Files.move(folder.resolve("registryState.bson.gz"), folder.resolve("deployments.bson.gz"));

        assertThatThrownBy(() -> restore(folder))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("documents=" + (deployments() + 1));

        assertThat(other.deployments().countDocuments()).isZero();
    }

    @Test
    void neverWritesOverABackup() throws IOException {
        FileTime before = Files.getLastModifiedTime(backup.resolve("backup.json"));

        assertThatThrownBy(() -> write(backup.getParent())).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(Files.getLastModifiedTime(backup.resolve("backup.json"))).isEqualTo(before);
    }

    @Test
    void isReadByWhateverReadsBson() throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(backup.resolve("deployments.bson.gz")))) {
            assertThat(HexFormat.of().formatHex(file.readAllBytes())).isEqualTo(String.join("", documents(database)));
        }
    }

    @Test
    void countsWhatThereIs() throws IOException {
        run(database, "count");

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("deployments: %d documents".formatted(deployments() + 1), "can be read");
    }

    @Test
    void namesItsArguments(@TempDir Path folder) {
        assertThatThrownBy(() -> run(database, "erase", folder.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write FOLDER")
                .hasMessageContaining("erase");
        assertThatThrownBy(() -> program().run(" ", "write", folder.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MONGODB_URI is not set");
    }

    private Path write(Path folder) throws IOException {
        run(database, "write", folder.toString());
        run(database, "verify", folder.resolve("20261126T021500Z").toString());
        return folder.resolve("20261126T021500Z");
    }

    private void restore(Path backup) throws IOException {
        run(database, "restore", backup.toString(), other.name());
    }

    private void run(Database on, String... arguments) throws IOException {
        program().run(on.uri(), arguments);
    }

    private BackupProgram program() {
        return new BackupProgram(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-11-26T02:15:00Z"), ZoneOffset.UTC));
    }

    /** The bytes of each deployment, in the order of ids. */
    private static List<String> documents(Database database) {
        return database.deployments()
                .withDocumentClass(RawBsonDocument.class)
                .find()
                .sort(new Document("_id", 1))
                .map(document -> HexFormat.of().formatHex(EarlierBackup.bytes(document)))
                .into(new ArrayList<>());
    }
}
