package io.deployinsights.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the embedded store is backed up, as docs/records.md says: by a copy of its file. */
class StoreCopiesTests {

    private static final String NEW_EPOCH = "registry.feed.new-epoch=restored";

    @TempDir
    private Path folder;

    private Path file;
    private Path copy;

    @BeforeEach
    void nameFiles() {
        file = folder.resolve("registry.mv.db");
        copy = folder.resolve("copy.mv.db");
    }

    @Test
    void bringBackAllThatAStoppedRegistryHeld() throws IOException {
        State before;
        try (RunningRegistry registry = RunningRegistry.embedded(file)) {
            before = filled(registry.client());
        }
        Files.copy(file, copy);

        assertBroughtBack(before);
    }

    /** As a snapshot of the disk does, or {@code kill -9}: the note beside the file belongs to it. */
    @Test
    void bringBackAllThatWasAcknowledgedWhenTheDiskStoodStill() throws IOException {
        State before;
        try (RunningRegistry registry = RunningRegistry.embedded(file)) {
            before = filled(registry.client());
            Files.copy(file, copy);
            Files.copy(file.resolveSibling("registry.mv.db.last-commit"), folder.resolve("copy.mv.db.last-commit"));
        }

        assertBroughtBack(before);
    }

    private void assertBroughtBack(State before) {
        try (RunningRegistry registry = RunningRegistry.embedded(copy, NEW_EPOCH)) {
            State after = State.of(registry.client());
            assertThat(after.deployments()).isEqualTo(before.deployments()).contains("kept", "\"Building\"");
            assertThat(after.epoch()).isNotBlank().isNotEqualTo(before.epoch());
            registry.client().created(Samples.queued("goes on"));
        }
    }

    private static State filled(Client client) {
        String path = client.created(Samples.deployment("kept", "Queued", ",\"labels\":{\"team\":\"shop\"}"));
        client.patch(path, "{\"status\":\"Building\"}");
        for (int i = 0; i < 20; i++) {
            client.created(Samples.deployment("kept " + i, "Succeeded", ""));
        }
        return State.of(client);
    }

    private record State(String deployments, String epoch) {

        static State of(Client client) {
            return new State(
                    client.get("/api/deployments").body(),
                    client.get("/api/deployments/changes?limit=1").text("epoch"));
        }
    }
}
