package io.deployinsights.insights.faults.installed;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.caller.Client;
import io.deployinsights.insights.faults.caller.Export;
import io.deployinsights.insights.faults.proxy.FaultyProxy;
import io.deployinsights.insights.process.MongoProcess;
import io.deployinsights.insights.process.ServerProcess;
import io.deployinsights.insights.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/** A registry and its MongoDB, with a proxy between the two, and with more in it than is on its way at once. */
public final class StockedRegistry implements AutoCloseable {

    /** Some 10 MB. */
    public static final int DEPLOYMENTS = 3_000;

    private static final Path FOLDER = Path.of(
                    "target", "faults", ProcessHandle.current().pid() + "-reading")
            .toAbsolutePath();

    private static final Instant FIRST_START = Instant.parse("2026-03-25T10:00:00Z");

    /** As shipped, or shorter. */
    private final boolean shipped = Boolean.getBoolean("faults.shipped");

    private final Client client = new Client();
    private final int mongoPort = ServerProcess.freePort();
    private final FaultyProxy beforeMongo = new FaultyProxy(mongoPort);
    private ServerProcess mongo;
    private final ServiceProcess registry;

    public StockedRegistry() {
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mongo = MongoProcess.start(mongoPort, FOLDER);
        var arguments = new ArrayList<String>();
        arguments.add("--spring.mongodb.uri=mongodb://127.0.0.1:%d/".formatted(beforeMongo.port()));
        if (!shipped) {
            arguments.add("--registry.store.batch-timeout=" + batchTimeout().toSeconds() + "s");
            arguments.add("--registry.store.resume-within=" + resumeWithin().toSeconds() + "s");
        }
        registry = ServiceProcess.start("registry", ServerProcess.freePort(), FOLDER, arguments.toArray(String[]::new));
    }

    /** Waits until it answers, and fills it. */
    public void stock() {
        registry.awaitAnswer("/api/health");
        var label = "x".repeat(200);
        var labels = IntStream.range(0, 15)
                .mapToObj(number -> "\"label-%d\":\"%s\"".formatted(number, label))
                .collect(Collectors.joining(","));
        var deployments = IntStream.range(0, DEPLOYMENTS)
                .mapToObj(number -> """
                    {"serviceName":"stocked","version":"1.0.%d","environment":"production","deploymentType":"Tag",\
                    "status":"Queued","deployedBy":"alice","commitSha":"abcdef1","startedAt":"%s","labels":{%s}}\
                    """.formatted(number, FIRST_START.plusSeconds(number), labels))
                .collect(Collectors.joining(",\n", "[", "]"));
        var answer = client.post(registry.url().resolve("/api/deployments/import"), deployments);
        if (answer.json().path("imported").asInt() != DEPLOYMENTS) {
            throw new IllegalStateException("Not imported: " + answer);
        }
    }

    /** How long it waits for a batch of deployments. */
    public Duration batchTimeout() {
        return Duration.ofSeconds(shipped ? 10 : 2);
    }

    /** How long an export may take to go on. */
    public Duration resumeWithin() {
        return Duration.ofSeconds(shipped ? 20 : 10);
    }

    public FaultyProxy beforeMongo() {
        return beforeMongo;
    }

    public Answer ask(String path) {
        return client.get(registry.url().resolve(path));
    }

    /** Asks for all deployments, and reads the first of them. */
    public Export beginExport() {
        return Export.begin(registry.url().resolve("/api/deployments"));
    }

    public void killMongo() {
        mongo.close();
    }

    public void restartMongo() {
        mongo = MongoProcess.start(mongoPort, FOLDER);
    }

    @Override
    public void close() {
        registry.close();
        mongo.close();
        beforeMongo.close();
    }
}
