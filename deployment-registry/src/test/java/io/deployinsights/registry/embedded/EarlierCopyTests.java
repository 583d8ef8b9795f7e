package io.deployinsights.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who follow the feed learn when the store's file was replaced while the registry was stopped. */
class EarlierCopyTests {

    private static final String FEED = "/api/deployments/changes";

    @TempDir
    private Path folder;

    @Test
    void beginsAnotherEpochAndKeepsItOtherwise() throws IOException {
        Path file = folder.resolve("registry.mv.db");
        Path copy = folder.resolve("copy.mv.db");
        String epoch;
        try (RunningRegistry registry = RunningRegistry.embedded(file)) {
            registry.client().created(Samples.queued("kept"));
            epoch = registry.client().get(FEED).text("epoch");
        }
        Files.copy(file, copy);
        try (RunningRegistry registry = RunningRegistry.embedded(file)) {
            registry.client().created(Samples.queued("lost"));
            assertThat(registry.client().get(FEED).text("epoch")).isEqualTo(epoch);
        }

        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);

        try (RunningRegistry registry = RunningRegistry.embedded(file)) {
            assertThat(registry.client().get(FEED).text("epoch")).isNotBlank().isNotEqualTo(epoch);
            assertThat(registry.client().get(FEED).body()).contains("kept").doesNotContain("lost");
        }
    }
}
