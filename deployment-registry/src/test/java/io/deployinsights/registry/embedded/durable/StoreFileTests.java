package io.deployinsights.registry.embedded.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a file that holds less than was acknowledged. */
class StoreFileTests {

    private static final int COMMITS = 11;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void nameFile() {
        path = folder.resolve("registry.mv.db");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.99})
    void refusesAClosedFileWhoseEndIsMissing(double kept) throws IOException {
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, COMMITS);
        }

        cutOff(path, kept);

        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.99})
    void refusesAFileThatWasNotClosedAndWhoseEndIsMissing(double kept) throws IOException {
        Path original = folder.resolve("original.mv.db");
        try (StoreFile file = StoreFile.open(original, false)) {
            commit(file, COMMITS);
            copy(original, path);
            copy(LastCommit.beside(original), LastCommit.beside(path));
        }

        cutOff(path, kept);

        assertRefused();
    }

    @Test
    void takesWhatAKilledProcessLeaves() throws IOException {
        Path original = folder.resolve("original.mv.db");
        try (StoreFile file = StoreFile.open(original, false)) {
            commit(file, COMMITS);
            copy(original, path);
            copy(LastCommit.beside(original), LastCommit.beside(path));
        }

        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(values(file)).isEqualTo(COMMITS);
            assertThat(file.isReplaced()).as("a copy of it").isTrue();
        }
    }

    @Test
    void knowsTheFileItself() {
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, COMMITS);
        }

        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(values(file)).isEqualTo(COMMITS);
            assertThat(file.isReplaced()).isFalse();
        }
    }

    @Test
    void knowsAWholeFolderThatWasPutBack() throws IOException {
        Path copy = folder.resolve("copy.mv.db");
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, 3);
        }
        copy(path, copy);
        copy(LastCommit.beside(path), LastCommit.beside(copy));
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, COMMITS);
        }

        Files.move(copy, path, StandardCopyOption.REPLACE_EXISTING);
        Files.move(LastCommit.beside(copy), LastCommit.beside(path), StandardCopyOption.REPLACE_EXISTING);

        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(values(file)).isEqualTo(3);
            assertThat(file.isReplaced()).isTrue();
        }
    }

    @Test
    void takesAFileFromBeforeCommitsWereNoted() throws IOException {
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, COMMITS);
        }

        Files.delete(LastCommit.beside(path));

        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(values(file)).isEqualTo(COMMITS);
            assertThat(file.isReplaced()).isFalse();
        }
    }

    @Test
    void knowsAnEarlierCopyThatWasPutBack() throws IOException {
        Path copy = folder.resolve("copy.mv.db");
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, 3);
        }
        copy(path, copy);
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, COMMITS);
        }

        copy(copy, path);

        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(values(file)).isEqualTo(3);
            assertThat(file.isReplaced()).isTrue();
            commit(file, 1);
        }
        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(file.isReplaced()).as("once").isFalse();
        }
    }

    @Test
    void refusesAnEarlierCopyThatWasMadeWhileItWasWritten() throws IOException {
        Path copy = folder.resolve("copy.mv.db");
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, 3);
            copy(path, copy);
            commit(file, COMMITS);
        }

        copy(copy, path);

        assertRefused();
    }

    @Test
    void goesOnWithWhatIsLeftWhereLossIsAccepted() throws IOException {
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, COMMITS);
        }
        cutOff(path, 0.5);

        try (StoreFile file = StoreFile.open(path, true)) {
            assertThat(values(file)).isBetween(1, COMMITS - 1);
            assertThat(file.isReplaced()).isTrue();
            commit(file, 1);
        }

        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(file.isReplaced()).isFalse();
        }
    }

    @Test
    void beginsAnewWhereTheFileIsGone() throws IOException {
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, COMMITS);
        }

        Files.delete(path);

        try (StoreFile file = StoreFile.open(path, false)) {
            assertThat(values(file)).isZero();
            assertThat(file.isReplaced()).isFalse();
        }
    }

    @Test
    void refusesANoteThatIsNone() throws IOException {
        try (StoreFile file = StoreFile.open(path, false)) {
            commit(file, 1);
        }

        Files.writeString(LastCommit.beside(path), "yesterday");

        assertThatExceptionOfType(StoreFileUnusable.class)
                .isThrownBy(() -> StoreFile.open(path, false))
                .satisfies(refused -> assertThat(refused.description()).contains(path.toString(), "yesterday"));
    }

    private void assertRefused() {
        assertThatExceptionOfType(StoreFileUnusable.class)
                .isThrownBy(() -> StoreFile.open(path, false))
                .satisfies(refused -> {
                    assertThat(refused.description()).contains(path.toString());
                    assertThat(refused.remedy()).contains("Put back a whole copy");
                });
    }

    private static void commit(StoreFile file, int times) {
        GroupCommit commits = new GroupCommit(file, () -> {});
        IntStream.range(0, times)
                .forEach(i -> commits.write(() -> file.store()
                        .<Integer, String>openMap("values")
                        .put(values(file), "a value that fills a part of the file ".repeat(50))));
    }

    private static int values(StoreFile file) {
        return file.store().openMap("values").size();
    }

    private static void cutOff(Path file, double kept) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate((long) (channel.size() * kept));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
