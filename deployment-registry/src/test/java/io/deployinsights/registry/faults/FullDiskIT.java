package io.deployinsights.registry.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RegistryProcess;
import io.deployinsights.registry.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry whose disk is full says so, keeps what it acknowledged, and goes on by itself once there is space. */
@Tag("faults")
class FullDiskIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int DISK_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void goesOnOnceThereIsSpaceAgain() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit of Linux limits files");
        Path file = folder.resolve("registry.mv.db");
        Set<String> acknowledged = new LinkedHashSet<>();
        try (RegistryProcess registry = RegistryProcess.onFullDisk(file, DISK_BYTES)) {
            Client client = registry.client();
            Answer refused = createUntilRefused(client, acknowledged);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> client.get("/readyz").status() == 503);
            assertThat(client.get("/livez").status()).isEqualTo(200);
            assertThat(client.get("/api/health").status()).isEqualTo(503);

            registry.unlimitFiles();

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> client.get("/readyz").status() == 200);
            assertThat(client.get("/api/health").status()).isEqualTo(200);
            assertThat(acknowledged)
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(client.get(path).status()).isEqualTo(200));
            acknowledged.add(client.created(Samples.queued("again")));
        }
        try (RegistryProcess registry = RegistryProcess.on(file)) {
            assertThat(acknowledged)
                    .allSatisfy(path ->
                            assertThat(registry.client().get(path).status()).isEqualTo(200));
        }
    }

    private static Answer createUntilRefused(Client client, Set<String> acknowledged) {
        while (true) {
            Answer answer = client.post("/api/deployments", Samples.queued("many"));
            if (answer.status() != 201) {
                return answer;
            }
            acknowledged.add("/api/deployments/" + answer.text("id"));
        }
    }
}
