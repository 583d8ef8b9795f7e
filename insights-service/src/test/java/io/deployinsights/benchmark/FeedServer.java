package io.deployinsights.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.json.ChangePageWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A registry that keeps up: it serves the change feed of generated deployments from files that were written before it listens. A POST to
 * {@code /changes} makes a page more, with a thousand changes.
 */
final class FeedServer {

    private static final int PAGE = 10_000;
    private static final int CHANGES = 1_000;

    private final GeneratedDeployments deployments;
    private final Path folder;
    private final AtomicInteger pages = new AtomicInteger();

    private FeedServer(GeneratedDeployments deployments, Path folder) {
        this.deployments = deployments;
        this.folder = folder;
    }

    /** The port, how many deployments there are, and a folder for the pages. */
    static void main(String[] arguments) throws IOException {
        var server = new FeedServer(
                new GeneratedDeployments(Integer.parseInt(arguments[1])),
                Files.createDirectories(Path.of(arguments[2])));
        server.writeAll();
        server.listen(Integer.parseInt(arguments[0]));
    }

    private void writeAll() throws IOException {
        for (int first = 0; first < deployments.count(); first += PAGE) {
            int last = Math.min(first + PAGE, deployments.count());
            write(
                    IntStream.range(first, last)
                            .mapToObj(number -> deployments.get(number, 0))
                            .toList(),
                    last < deployments.count());
        }
    }

    private void writeChanges() throws IOException {
        int page = pages.get();
        write(
                deployments
                        .changing(CHANGES, new SplittableRandom(page))
                        .mapToObj(number -> deployments.get(number, page))
                        .toList(),
                false);
    }

    private void write(List<Deployment> items, boolean more) throws IOException {
        int page = pages.get();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file(page)))) {
            ChangePageWriter.write(page(items, page + 1, more), out);
        }
        pages.incrementAndGet();
    }

    private Path file(int page) {
        return folder.resolve(page + ".json");
    }

    private void listen(int port) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/deployments/changes", this::answer);
        server.createContext("/api/health", exchange -> send(exchange, "{\"status\":\"healthy\"}"));
        server.createContext("/changes", exchange -> {
            writeChanges();
            send(exchange, "{}");
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        int page = query.startsWith("after=") ? Integer.parseInt(query.replaceAll("after=(\\d+).*", "$1")) : 0;
        if (page < pages.get()) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, Files.size(file(page)));
            Files.copy(file(page), exchange.getResponseBody());
            exchange.close();
        } else {
            send(exchange, empty(page));
        }
    }

    private static String empty(int page) {
        var out = new ByteArrayOutputStream();
        ChangePageWriter.write(page(List.of(), page, false), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ChangePage page(List<Deployment> items, int next, boolean more) {
        return new ChangePage("1", items, String.valueOf(next), more, Instant.EPOCH);
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
