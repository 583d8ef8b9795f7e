package io.deployinsights.insights.faults.installed;

import io.deployinsights.insights.faults.caller.Answer;
import io.deployinsights.insights.faults.caller.Client;
import io.deployinsights.insights.faults.caller.Ledger;
import io.deployinsights.insights.faults.proxy.FaultyProxy;
import io.deployinsights.insights.process.MongoProcess;
import io.deployinsights.insights.process.RedisProcess;
import io.deployinsights.insights.process.ServerProcess;
import io.deployinsights.insights.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Insights, the registry, its MongoDB, and Redis where there is one, each in a process of its own, with a proxy before each that others depend on. */
public final class Installation implements AutoCloseable {

    /** The logs stay there. It is this JVM's alone: another one may run other tests beside it. */
    private static final Path FOLDER = Path.of(
                    "target", "faults", String.valueOf(ProcessHandle.current().pid()))
            .toAbsolutePath();

    private static final String DEPLOYMENT = """
        {"serviceName":"faulty","version":"1.0.0","environment":"production","deploymentType":"Tag","status":"Queued",\
        "deployedBy":"alice","commitSha":"abcdef1"}\
        """;

    private final Client client = new Client();
    private final Settings settings = Settings.chosen();
    private final Ledger ledger = new Ledger();
    private final HostNames hostNames = new HostNames(FOLDER);
    private final int registryPort = ServerProcess.freePort();
    private final int insightsPort = ServerProcess.freePort();
    private final FaultyProxy beforeRegistry = new FaultyProxy(registryPort);
    private final int mongoPort = ServerProcess.freePort();
    private final FaultyProxy beforeMongo = new FaultyProxy(mongoPort);
    private final int redisPort = ServerProcess.freePort();
    private final FaultyProxy beforeRedis = new FaultyProxy(redisPort);
    private ServerProcess mongo;
    private @Nullable ServerProcess redis;
    private volatile ServiceProcess registry;
    private volatile ServiceProcess insights;

    Installation() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        hostNames.complete();
        // All at once: starting takes longer than everything else.
        mongo = startMongo();
        // All but Redis's own tests can do without it.
        redis = RedisProcess.isInstalled() ? RedisProcess.start(redisPort, FOLDER) : null;
        registry = startRegistry();
        insights = startInsights();
        try {
            registry.awaitAnswer("/api/health");
            insights.awaitAnswer("/health");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public Settings settings() {
        return settings;
    }

    public Ledger ledger() {
        return ledger;
    }

    public HostNames hostNames() {
        return hostNames;
    }

    public FaultyProxy beforeRegistry() {
        return beforeRegistry;
    }

    public FaultyProxy beforeMongo() {
        return beforeMongo;
    }

    public FaultyProxy beforeRedis() {
        return beforeRedis;
    }

    public Answer askInsights(String path) {
        return client.get(insights.url().resolve(path));
    }

    public Answer askRegistry(String path) {
        return client.get(registry.url().resolve(path));
    }

    /** Sends the registry, past its proxy, another deployment, and notes what comes of it. */
    public Answer record() {
        ledger.sending();
        var answer = client.post(registry.url().resolve("/api/deployments"), DEPLOYMENT);
        if (answer.isRecorded()) {
            ledger.acknowledged(answer.json().get("id").asString());
        }
        return answer;
    }

    public void killMongo() {
        mongo.close();
    }

    public void restartMongo() {
        mongo.close();
        mongo = startMongo();
    }

    public void killRedis() {
        Objects.requireNonNull(redis, "redis-server is not installed").close();
    }

    /** Starts it again, with nothing in it. */
    public void restartRedis() {
        redis = RedisProcess.start(redisPort, FOLDER).awaitListening();
    }

    public void commandRedis(String command) {
        RedisProcess.command(redisPort, command);
    }

    public void killEverything() {
        mongo.close();
        registry.close();
        insights.close();
    }

    public void restartRegistry() {
        registry.close();
        registry = startRegistry();
    }

    public void restartInsights() {
        insights.close();
        insights = startInsights();
    }

    private ServerProcess startMongo() {
        return MongoProcess.start(mongoPort, FOLDER);
    }

    private ServiceProcess startRegistry() {
        var arguments = new ArrayList<>(settings.registry());
        arguments.add("--registry.access.hosts=" + HostNames.REGISTRY);
        arguments.add("--spring.mongodb.uri=mongodb://127.0.0.1:%d/".formatted(beforeMongo.port()));
        return ServiceProcess.start("registry", registryPort, FOLDER, arguments.toArray(String[]::new));
    }

    private ServiceProcess startInsights() {
        var arguments = new ArrayList<>(settings.insights());
        arguments.addAll(hostNames.settings(settings.forgetsNames()));
        arguments.add("--insights.registry.url=http://%s:%d".formatted(HostNames.REGISTRY, beforeRegistry.port()));
        if (redis != null) {
            arguments.add("-DREDIS_URL=redis://127.0.0.1:" + beforeRedis.port());
        }
        return ServiceProcess.start("insights", insightsPort, FOLDER, arguments.toArray(String[]::new));
    }

    @Override
    public void close() {
        insights.close();
        registry.close();
        mongo.close();
        if (redis != null) {
            redis.close();
        }
        beforeRegistry.close();
        beforeMongo.close();
        beforeRedis.close();
    }
}
