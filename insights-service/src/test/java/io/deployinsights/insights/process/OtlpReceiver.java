package io.deployinsights.insights.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as a collector does (OTLP over HTTP). */
public final class OtlpReceiver implements AutoCloseable {

    /**
     * A span that was received.
     *
     * @param service that has recorded it
     * @param version and commit of that service
     * @param parent the id of the span it is a part of, empty for none
     */
    public record Recorded(String service, String version, String name, String trace, String id, String parent) {}

    private final HttpServer server;
    private final List<Recorded> spans = new CopyOnWriteArrayList<>();

    public OtlpReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    /** The spans of a trace so far. */
    public List<Recorded> spans(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** The span that another one is a part of, as far as both were received. */
    public Optional<Recorded> parent(Recorded span) {
        return spans.stream().filter(each -> each.id().equals(span.parent())).findFirst();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            for (var resource : request.getResourceSpansList()) {
                var service = attribute(resource.getResource(), "service.name");
                var version = attribute(resource.getResource(), "service.version") + " "
                        + attribute(resource.getResource(), "vcs.ref.head.revision");
                resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .forEach(span -> spans.add(recorded(service, version, span)));
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String attribute(Resource resource, String name) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    private static Recorded recorded(String service, String version, Span span) {
        var hex = HexFormat.of();
        return new Recorded(
                service,
                version,
                span.getName(),
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
