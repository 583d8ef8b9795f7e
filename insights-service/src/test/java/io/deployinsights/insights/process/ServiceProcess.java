package io.deployinsights.insights.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A packaged service in a process of its own, bound to the loopback address. */
public final class ServiceProcess implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerProcess process;
    private final URI url;

    private ServiceProcess(ServerProcess process) {
        this.process = process;
        url = URI.create("http://127.0.0.1:" + process.port());
    }

    /**
     * Starts the jar that a system property names, in a folder that also gets its log; does not wait until it answers.
     *
     * @param settings of the service, as {@code --name=value}, and of its JVM, as {@code -Dname=value}
     */
    public static ServiceProcess start(String jarProperty, int port, Path folder, String... settings) {
        var arguments = new ArrayList<String>();
        Stream.of(settings).filter(setting -> setting.startsWith("-D")).forEach(arguments::add);
        arguments.addAll(List.of("-jar", ServerProcess.built(jarProperty).toString()));
        arguments.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        Stream.of(settings).filter(setting -> setting.startsWith("--")).forEach(arguments::add);
        return new ServiceProcess(ServerProcess.java(arguments, port, folder, folder.resolve(jarProperty + ".log")));
    }

    /** Waits until a path is answered with 200. */
    public ServiceProcess awaitAnswer(String path) {
        process.awaitReady(() -> answers(path));
        return this;
    }

    /** Waits until it accepts connections, whatever it answers. */
    public ServiceProcess awaitListening() {
        process.awaitListening();
        return this;
    }

    public URI url() {
        return url;
    }

    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(url.resolve(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public JsonNode post(String path, String contentType, String body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return JSON.readTree(send(request).body());
    }

    /** Asks it to stop, as {@code kill} does, and waits until it takes no more connections; what has begun goes on. */
    public void terminate() {
        process.terminate();
        await().until(() -> !process.accepts());
    }

    /** Waits until it has ended, and tells with what status. */
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
        http.close();
    }

    private boolean answers(String path) {
        try {
            return get(path).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
