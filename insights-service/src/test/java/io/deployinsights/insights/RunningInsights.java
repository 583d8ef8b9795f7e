package io.deployinsights.insights;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on a port of its own, and a client that speaks to it over the socket. */
public final class RunningInsights implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    private RunningInsights(ConfigurableApplicationContext context) {
        this.context = context;
        url = URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** Starts the service before a registry, with more settings as {@code name=value}. */
    public static RunningInsights before(URI registry, String... settings) {
        var arguments = new ArrayList<String>();
        arguments.add("--server.port=0");
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith("management.server.port="))) {
            // Another server takes a moment, and few tests look at it.
            arguments.add("--management.server.port=-1");
        }
        arguments.add("--spring.main.log-startup-info=false");
        arguments.add("--insights.registry.url=" + registry);
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        return new RunningInsights(SpringApplication.run(InsightsApplication.class, arguments.toArray(String[]::new)));
    }

    /** The answer to a GET, with headers as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        var request = request(path, headers).method(method, HttpRequest.BodyPublishers.noBody());
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to %s %s".formatted(method, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of a GET as JSON. */
    public JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    /** The body as it came, not decoded. */
    public HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).build(), BodyHandlers.ofByteArray());
    }

    /** A part of the service, to check what no answer shows. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The part of that name. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Its meters for Prometheus, as text; only with {@code management.server.port=0}. */
    public HttpResponse<String> scrape(String... headers) {
        return get("http://127.0.0.1:%d/actuator/prometheus".formatted(managementPort()), headers);
    }

    /** Where {@code management.server.port=0} has opened one. */
    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    public int port() {
        return url.getPort();
    }

    public static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    public static List<String> fields(JsonNode object) {
        return List.copyOf(Objects.requireNonNull(object).propertyNames());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(url.resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
