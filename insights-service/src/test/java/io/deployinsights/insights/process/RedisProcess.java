package io.deployinsights.insights.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real Redis that keeps nothing on disk. */
public final class RedisProcess {

    private static final String PROGRAM = "redis-server";

    private RedisProcess() {}

    /** Whether this machine has one; a condition of tests, which in CI are never skipped. */
    public static boolean isThereOrHasToBe() {
        return isInstalled() || "true".equals(System.getenv("CI"));
    }

    public static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /** Starts one on a port, with its log in a folder; does not wait until it listens. */
    public static ServerProcess start(int port, Path folder) {
        return start(port, folder, List.of("--port", String.valueOf(port)));
    }

    /** The same with TLS, and without any other way in. */
    public static ServerProcess startWithTls(int port, Path folder, Authority.Identity identity) {
        return start(
                port,
                folder,
                List.of(
                        "--port",
                        "0",
                        "--tls-port",
                        String.valueOf(port),
                        "--tls-cert-file",
                        identity.certificate().toString(),
                        "--tls-key-file",
                        identity.key().toString(),
                        "--tls-ca-cert-file",
                        identity.certificate().toString(),
                        "--tls-auth-clients",
                        "no"));
    }

    private static ServerProcess start(int port, Path folder, List<String> settings) {
        var command = new ArrayList<>(List.of(PROGRAM, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        command.addAll(settings);
        return ServerProcess.start(command, port, folder, folder.resolve("redis.log"));
    }

    /** Has the Redis on a port of this machine carry out a command. */
    public static void command(int port, String command) {
        command("127.0.0.1", port, command);
    }

    /**
     * Has a Redis carry out a command, whose words are parted by spaces.
     *
     * @throws IllegalStateException when it doesn't say OK
     */
    public static void command(String host, int port, String command) {
        try (var socket = new Socket(host, port);
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            var said = answer.readLine();
            if (!"+OK".equals(said)) {
                throw new IllegalStateException("Redis says %s to %s".formatted(said, command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
