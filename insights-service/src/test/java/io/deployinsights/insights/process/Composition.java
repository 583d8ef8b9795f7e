package io.deployinsights.insights.process;

import io.deployinsights.support.testing.ComposeImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The whole system as docker-compose.yml has it, of images built from what is here, beside whatever else runs on this machine. */
public final class Composition implements AutoCloseable {

    /** Seen from the module, where Maven runs its tests. */
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private final String name = "insights-it-" + ProcessHandle.current().pid();
    private final int registryPort = ServerProcess.freePort();
    private final int insightsPort = ServerProcess.freePort();
    private final ServiceClient registry = new ServiceClient(registryPort);
    private final ServiceClient insights = new ServiceClient(insightsPort);
    /** Also when the tests are broken off. */
    private final Thread removal = new Thread(this::remove);

    private Composition() {}

    /** Whether a Docker engine with Compose answers; a condition of tests. */
    public static boolean isPossible() {
        try {
            return new ProcessBuilder("sh", "-c", "docker info && docker compose version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Builds the images and starts them, in the way that the README says. */
    public static Composition start() {
        var composition = new Composition();
        Runtime.getRuntime().addShutdownHook(composition.removal);
        try {
            composition.run("scripts/images");
            composition.compose("up", "--detach", "--wait", "--no-build");
        } catch (RuntimeException e) {
            composition.close();
            throw e;
        }
        return composition;
    }

    public ServiceClient registry() {
        return registry;
    }

    public ServiceClient insights() {
        return insights;
    }

    /** What Docker knows of a service's container, in a format of {@code docker inspect}. */
    public String inspect(String service, String format) {
        return run("docker", "inspect", "--format", format, compose("ps", "--all", "--quiet", service));
    }

    /** What a service has logged. */
    public String log(String service) {
        return compose("logs", "--no-log-prefix", service);
    }

    /** What Compose shows of the services, a line each. */
    public List<String> services(String format) {
        return compose("ps", "--format", format).lines().toList();
    }

    /** Kills a service's process as a crash would: Docker doesn't restart a container that it killed on command. */
    public void crash(String service) {
        var kill = "kill -KILL " + inspect(service, "{{.State.Pid}}");
        run(
                "docker",
                "run",
                "--rm",
                "--pid",
                "host",
                "--network",
                "none",
                "--entrypoint",
                "sh",
                ComposeImages.named("REDIS_IMAGE"),
                "-c",
                kill);
    }

    /** Whether the check that the image brings passes now. */
    public boolean isHealthyByItsOwnCheck(String service) {
        var check = inspect(service, "{{join .Config.Healthcheck.Test \"\\n\"}}")
                .lines()
                .skip(1);
        var command = Stream.concat(Stream.of("docker", "exec", compose("ps", "--all", "--quiet", service)), check);
        try {
            run(command.toArray(String[]::new));
            return true;
        } catch (IllegalStateException unhealthy) {
            return false;
        }
    }

    /** Does something while the registry doesn't answer. */
    public void withoutRegistry(Runnable something) {
        compose("pause", "registry");
        try {
            something.run();
        } finally {
            compose("unpause", "registry");
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(removal);
        remove();
        registry.close();
        insights.close();
    }

    private void remove() {
        compose("down", "--volumes", "--remove-orphans", "--timeout", "1");
    }

    private String compose(String... arguments) {
        return run(Stream.concat(Stream.of("docker", "compose"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private String run(String... command) {
        var builder = new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true);
        builder.environment().put("COMPOSE_PROJECT_NAME", name);
        builder.environment().put("COMPOSE_PROGRESS", "quiet");
        builder.environment().put("COMPOSE_FILE", "docker-compose.yml:scripts/tests/quick-start.yml");
        builder.environment().put("REGISTRY_PORT", String.valueOf(registryPort));
        builder.environment().put("INSIGHTS_PORT", String.valueOf(insightsPort));
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s: %s".formatted(String.join(" ", command), said));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
