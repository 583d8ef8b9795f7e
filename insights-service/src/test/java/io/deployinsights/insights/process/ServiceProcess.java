package io.deployinsights.insights.process;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A packaged service in a process of its own, bound to the loopback address. */
public final class ServiceProcess implements AutoCloseable {

    private static final String MANAGEMENT_PORT = "--management.server.port=";

    private final ServerProcess process;
    private final ServiceClient client;

    private ServiceProcess(ServerProcess process) {
        this.process = process;
        client = new ServiceClient(process.port());
    }

    /**
     * Starts one in a folder that also gets its log; does not wait until it answers.
     *
     * @param service {@code registry} or {@code insights}
     * @param settings of the service, as {@code --name=value}, and of its JVM, as {@code -Dname=value}
     */
    public static ServiceProcess start(String service, int port, Path folder, String... settings) {
        var arguments = new ArrayList<String>();
        Stream.of(settings).filter(setting -> setting.startsWith("-D")).forEach(arguments::add);
        arguments.addAll(PackagedService.arguments(service));
        arguments.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith(MANAGEMENT_PORT))) {
            arguments.add(MANAGEMENT_PORT + 0);
        }
        Stream.of(settings).filter(setting -> setting.startsWith("--")).forEach(arguments::add);
        return new ServiceProcess(ServerProcess.java(arguments, port, folder, folder.resolve(service + ".log")));
    }

    /** Waits until a path is answered with 200. */
    public ServiceProcess awaitAnswer(String path) {
        process.awaitReady(() -> client.answers(path));
        return this;
    }

    /** Waits until it accepts connections, whatever it answers. */
    public ServiceProcess awaitListening() {
        process.awaitListening();
        return this;
    }

    public URI url() {
        return client.url();
    }

    public ServiceClient client() {
        return client;
    }

    public JsonNode json(String path) {
        return client.json(path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return client.get(path, headers);
    }

    public JsonNode post(String path, String contentType, String body) {
        return client.post(path, contentType, body);
    }

    /** Asks it to stop, as {@code kill} does, and waits until it takes no more connections; what has begun goes on. */
    public void terminate() {
        process.terminate();
        await().until(() -> !process.accepts());
    }

    /** Waits until it has ended, and returns its status. */
    public int awaitExit() {
        return process.awaitExit();
    }

    /** Ends the process without asking it, as {@code kill -9} does. */
    public void kill() {
        process.close();
    }

    @Override
    public void close() {
        kill();
        client.close();
    }
}
