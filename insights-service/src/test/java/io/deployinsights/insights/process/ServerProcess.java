package io.deployinsights.insights.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** A server in a process of its own that a test started, on a port of the loopback address. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The registry's tests have those from 15,000 on, scripts those from 20,000 on. */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 14_999;

    private final Process process;
    private final Path log;
    private final int port;

    private ServerProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts a command in a folder, with what it prints in a file; does not wait until it listens. */
    public static ServerProcess start(List<String> command, int port, Path folder, Path log) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ServerProcess(process, log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a Java program with the JVM of the tests, which only compiles quickly: no test runs long enough for more. */
    public static ServerProcess java(List<String> arguments, int port, Path folder, Path log) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.addAll(arguments);
        return start(command, port, folder, log);
    }

    /**
     * A port that was free a moment ago: a server that is started again has to come back where it was. It is below those that systems give
     * to connections, or one of them could have it by then.
     */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT + 1);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // It is taken: try another one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public int port() {
        return port;
    }

    /** Waits until it accepts connections. */
    public ServerProcess awaitListening() {
        awaitReady(this::accepts);
        return this;
    }

    /** Ends the process when it doesn't get ready: its caller has nothing to close yet. */
    void awaitReady(Callable<Boolean> ready) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "stopped with %d: %s".formatted(process.exitValue(), Files.readString(log)));
                }
                return ready.call();
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Asks the process to stop, as {@code kill} does, and does not wait until it has. */
    void terminate() {
        process.destroy();
    }

    /** Waits until it has ended, and returns its status. */
    int awaitExit() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** Whether it takes a connection. */
    boolean accepts() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the process without asking it, as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
