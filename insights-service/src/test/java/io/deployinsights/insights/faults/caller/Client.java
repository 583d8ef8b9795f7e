package io.deployinsights.insights.faults.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Asks a service and takes note of what comes, if anything does. */
public final class Client {

    /** Longer than anything here may take: who waits that long has found a fault. */
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Answer get(URI url) {
        return send(HttpRequest.newBuilder(url));
    }

    public Answer post(URI url, String json) {
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private Answer send(HttpRequest.Builder request) {
        var asked = Instant.now();
        try {
            return Answer.of(http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString()), asked);
        } catch (IOException e) {
            return Answer.none(e, asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none(e, asked);
        }
    }
}
