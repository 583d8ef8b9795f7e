package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GracefulShutdownIT {

    /** 6 MB: more than the sockets between the registry and its reader can hold, of which systems let the sender's grow to 4 MB. */
    private static final int DEPLOYMENTS = 1_400;

    /** A process that SIGTERM has ended: 128 + 15. */
    private static final int TERMINATED = 143;

    private static final String LABELS = IntStream.range(0, 20)
            .mapToObj(i -> "\"label-%d\":\"%s\"".formatted(i, "x".repeat(190)))
            .collect(Collectors.joining(",", "{", "}"));

    @TempDir
    private Path folder;

    @Test
    void finishesAnExportThatHasBegunAndTakesNoMoreRequests() throws Exception {
        try (RegistryProcess registry = RegistryProcess.on(folder.resolve("registry.mv.db"))) {
            Answer imported = registry.client()
                    .send("POST", "/api/deployments/import", history(), "Content-Type", "application/x-ndjson");
            assertThat(imported.json().get("imported").intValue()).isEqualTo(DEPLOYMENTS);
            int port = URI.create(registry.client().address()).getPort();
            SlowReader export = SlowReader.open(port, "/api/deployments");

            registry.terminate();
            await().until(() -> refusesConnections(port));

            String answer = new String(export.readRest(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("]\r\n0\r\n\r\n");
            assertThat(unchunked(answer).split("\"serviceName\":", -1)).hasSize(DEPLOYMENTS + 1);
            assertThat(registry.exitStatus())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(TERMINATED);
        }
    }

    private static boolean refusesConnections(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    /** The lengths between the chunks cut names in two. */
    private static String unchunked(String answer) {
        return answer.replaceAll("\r\n[0-9a-f]+\r\n", "");
    }

    private static byte[] history() {
        return IntStream.range(0, DEPLOYMENTS)
                .mapToObj(i -> """
                    {"serviceName":"api","version":"%d","environment":"staging","deploymentType":"Tag","status":"Queued",\
                    "deployedBy":"ada","startedAt":"2026-01-01T00:00:00Z","commitSha":"4f2c1ab","labels":%s}
                    """.formatted(i, LABELS))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
