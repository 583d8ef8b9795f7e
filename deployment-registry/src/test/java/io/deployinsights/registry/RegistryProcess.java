package io.deployinsights.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A registry in a process of its own, to be killed. */
public final class RegistryProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    private final Process process;
    private final Client client;

    private RegistryProcess(Process process, Client client) {
        this.process = process;
        this.client = client;
    }

    /** Starts one and waits until it answers. */
    public static RegistryProcess start(List<String> vmOptions, String... properties) throws IOException {
        return start(List.of(), vmOptions, properties);
    }

    private static RegistryProcess start(List<String> starter, List<String> vmOptions, String... properties)
            throws IOException {
        Process process = launch(starter, vmOptions, properties);
        BufferedReader log = process.inputReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> log.lines().forEach(rest -> {}));
                return new RegistryProcess(process, new Client(Integer.parseInt(address.group(1))));
            }
        }
        throw new IllegalStateException("The registry didn't start");
    }

    public static RegistryProcess on(Path file) throws IOException {
        return start(List.of("-Xmx256m"), "spring.mongodb.uri=", "registry.embedded.path=" + file);
    }

    /** Starts one that can't write files beyond a size, until {@link #unlimitFiles}: to it the disk is full. */
    public static RegistryProcess onFullDisk(Path file, long bytes) throws IOException {
        return start(
                List.of("prlimit", "--fsize=" + bytes + ":unlimited"),
                List.of("-Xmx256m"),
                "spring.mongodb.uri=",
                "registry.embedded.path=" + file);
    }

    /** From now on files may have any size. */
    public void unlimitFiles() throws IOException, InterruptedException {
        int status = new ProcessBuilder("prlimit", "--pid=" + process.pid(), "--fsize=unlimited:unlimited")
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("prlimit ended with " + status);
        }
    }

    /** Starts one that is expected to give up, and returns its output. */
    public static String outputOfFailedStart(Path file) throws IOException {
        return outputOfFailedStart("spring.mongodb.uri=", "registry.embedded.path=" + file);
    }

    /** Starts one that is expected to give up because of a property, and returns its output. */
    public static String outputOfFailedStart(String... properties) throws IOException {
        Process process = launch(List.of(), List.of(), properties);
        return process.inputReader().lines().collect(Collectors.joining("\n"));
    }

    private static Process launch(List<String> starter, List<String> vmOptions, String... properties)
            throws IOException {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.addAll(vmOptions);
        command.addAll(PackagedRegistry.arguments());
        Stream.concat(Stream.of("server.port=0", "management.server.port=0"), Stream.of(properties))
                .forEach(property -> command.add("--" + property));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public Client client() {
        return client;
    }

    /** {@code kill}: asks it to stop, and does not wait until it has. */
    public void terminate() {
        process.destroy();
    }

    /** How it ended, once it has. */
    public CompletableFuture<Integer> exitStatus() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
