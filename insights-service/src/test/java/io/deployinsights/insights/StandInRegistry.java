package io.deployinsights.insights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry as bad as a test wants it: a real HTTP server on a port of its own that serves raw bytes. */
public final class StandInRegistry implements AutoCloseable {

    static {
        // Otherwise every small answer on a connection that is used again comes 40 ms late (Nagle's algorithm).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final byte[] HEALTHY = "{\"status\":\"healthy\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger probes = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile HttpHandler list = json("[]");
    /** Without a change feed, as the original registry. */
    private volatile HttpHandler changes = status(404);

    private volatile HttpHandler health = bytes(200, "application/json", HEALTHY);

    public StandInRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
        server.createContext("/api/deployments", exchange -> {
            lists.incrementAndGet();
            list.handle(exchange);
        });
        server.createContext("/api/deployments/changes", exchange -> changes.handle(exchange));
        server.createContext("/api/health", exchange -> {
            probes.incrementAndGet();
            health.handle(exchange);
        });
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often the list has been asked for. */
    public int lists() {
        return lists.get();
    }

    /** How often the health has been asked for. */
    public int probes() {
        return probes.get();
    }

    public StandInRegistry lists(HttpHandler handler) {
        list = handler;
        return this;
    }

    public StandInRegistry lists(String json) {
        return lists(json(json));
    }

    public StandInRegistry changes(HttpHandler handler) {
        changes = handler;
        return this;
    }

    public StandInRegistry probes(HttpHandler handler) {
        health = handler;
        return this;
    }

    public static HttpHandler json(String json) {
        return bytes(200, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpHandler status(int status) {
        return bytes(status, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    public static HttpHandler bytes(int status, String contentType, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            boolean isEmpty = body.length == 0 || status == 204;
            exchange.sendResponseHeaders(status, isEmpty ? -1 : body.length);
            if (!isEmpty) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        };
    }

    /** Sends a part of the body and then nothing, with the connection open. */
    public HttpHandler hangsAfter(String part) {
        return exchange -> {
            send(exchange, part);
            await(closing);
            exchange.close();
        };
    }

    /** Sends nothing at all, with the connection open. */
    public HttpHandler hangs() {
        return exchange -> {
            await(closing);
            exchange.close();
        };
    }

    /** Promises more than it sends, then closes the connection. */
    public static HttpHandler breaksOffAfter(String part) {
        return exchange -> {
            send(exchange, part);
            exchange.close();
        };
    }

    private static void send(HttpExchange exchange, String part) throws IOException {
        byte[] body = part.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length + 1000L);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    /** As long as the test lasts. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
