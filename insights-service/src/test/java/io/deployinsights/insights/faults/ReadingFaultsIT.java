package io.deployinsights.insights.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.installed.StockedRegistry;
import io.deployinsights.insights.faults.proxy.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Who reads deployments from the registry while its MongoDB hangs or is killed: in time an answer, or an export that goes on. */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class ReadingFaultsIT {

    private static final Report REPORT = new Report("reading");

    private static final List<String> READS = List.of(
            "/api/deployments/000000000000000000000000",
            "/api/deployments?limit=100",
            "/api/deployments",
            "/api/deployments/changes");

    /** For a machine that is busy with other tests. */
    private static final Duration MARGIN = Duration.ofSeconds(4);

    @AutoClose
    private final StockedRegistry registry = new StockedRegistry();

    @AutoClose
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    void stock() {
        registry.stock();
    }

    @Test
    void answersInTimeAndGoesOnWithExportsWhenMongoIsKilled() {
        assertSurvives("MongoDB is killed", StockedRegistry::killMongo, StockedRegistry::restartMongo);
    }

    @Test
    void answersInTimeAndGoesOnWithExportsWhenMongoHangs() {
        assertSurvives(
                "MongoDB hangs",
                stocked -> stocked.beforeMongo().inject(new Fault.Silent()),
                stocked -> stocked.beforeMongo().heal());
    }

    private void assertSurvives(String name, Consumer<StockedRegistry> fault, Consumer<StockedRegistry> repair) {
        var resumed = registry.beginExport();
        fault.accept(registry);
        var rest = CompletableFuture.supplyAsync(resumed::readRest, readers);
        var answers = ask();
        var repaired = Instant.now();
        repair.accept(registry);
        assertThat(rest.join()).isEqualTo(StockedRegistry.DEPLOYMENTS);
        var resumedAfter = Duration.between(repaired, Instant.now());

        var cut = registry.beginExport();
        var broken = Instant.now();
        fault.accept(registry);
        assertThat(cut.readRest()).isLessThan(StockedRegistry.DEPLOYMENTS);
        var cutAfter = Duration.between(broken, Instant.now());
        var healed = Instant.now();
        repair.accept(registry);
        await().until(() -> registry.ask(READS.getLast()).status() == 200);
        var answersAfter = Duration.between(healed, Instant.now());

        REPORT.add(name, answers, resumedAfter, cutAfter, answersAfter);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
            assertThat(answer.retryAfter()).isPresent();
            assertThat(answer.took()).isLessThan(registry.batchTimeout().plus(MARGIN));
        });
        // The batch that is waited for, then attempts to go on, of which the last may take as long again.
        assertThat(cutAfter)
                .isLessThan(
                        registry.batchTimeout().plus(registry.resumeWithin()).plus(MARGIN));
    }

    /** All at once, so that each is the first to find out. */
    private List<Answer> ask() {
        return READS.stream()
                .map(path -> CompletableFuture.supplyAsync(() -> registry.ask(path), readers))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
