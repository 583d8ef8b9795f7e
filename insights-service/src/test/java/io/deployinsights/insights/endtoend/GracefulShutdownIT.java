package io.deployinsights.insights.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.process.ServerProcess;
import io.deployinsights.insights.process.ServiceProcess;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GracefulShutdownIT {

    /** Of a process that SIGTERM has ended: 128 + 15. */
    private static final int TERMINATED = 143;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry();

    @TempDir
    private Path folder;

    @Test
    void answersARequestThatHasBegunAndTakesNoMore() throws Exception {
        try (var insights = start().awaitAnswer("/insights/latest")) {
            registry.lists(exchange -> {
                asked.countDown();
                awaitOpening(allowed);
                StandInRegistry.json("[{\"serviceName\":\"alpha\"}]").handle(exchange);
            });
            var answer = CompletableFuture.supplyAsync(() -> insights.get("/insights/latest"));
            // Nobody else has the registry asked: so the request is being answered.
            awaitOpening(asked);

            insights.terminate();
            allowed.countDown();

            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).contains("\"alpha\"", "\"stale\":false");
            assertThat(insights.awaitExit()).isEqualTo(TERMINATED);
        } finally {
            allowed.countDown();
        }
    }

    private ServiceProcess start() {
        return ServiceProcess.start(
                "insights",
                ServerProcess.freePort(),
                folder,
                "--insights.registry.url=" + registry.url(),
                "--insights.max-staleness=0s",
                "--insights.patience=1m");
    }

    private static void awaitOpening(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
