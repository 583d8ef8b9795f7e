package io.deployinsights.registry;

import io.deployinsights.registry.openapi.DeclaredApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks HTTP to a registry, over a real socket. What it answers is what its OpenAPI document declares. */
public final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final boolean dirtyRecords;

    public Client(int port) {
        this(port, false);
    }

    private Client(int port, boolean dirtyRecords) {
        this.port = port;
        this.dirtyRecords = dirtyRecords;
    }

    /** One that reads records that other software has stored: they may be like anything. */
    Client ofDirtyRecords() {
        return new Client(port, true);
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), with(headers, "application/json"));
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json.getBytes(StandardCharsets.UTF_8), with(headers, "application/json"));
    }

    public Answer patch(String path, String json, String... headers) {
        return send(
                "PATCH", path, json.getBytes(StandardCharsets.UTF_8), with(headers, "application/merge-patch+json"));
    }

    /** Creates a deployment and returns its path. */
    public String created(String json) {
        Answer answer = post("/api/deployments", json);
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return "/api/deployments/" + answer.json().get("id").stringValue();
    }

    public Answer send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : address() + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            DeclaredApi.assertDeclares(method, path, answer, !dirtyRecords);
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String[] with(String[] headers, String contentType) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return all;
    }
}
