package io.deployinsights.insights.web.api;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI document declares, and the services that have to be as it says, until the JVM ends. */
final class DeclaredApi {

    private static final String VERSION = "1.4.0";

    private static final String REVISION = "4f2a9c1d8b7e6f5a4c3b2d1e0f9a8b7c6d5e4f3a";

    private static final StandInRegistry REGISTRY = registry();

    /** Before a registry with the deployments that examples are made of. */
    static final RunningInsights INSIGHTS = insights(REGISTRY.url(), "insights.max-staleness=1h");

    /** After its registry has gone. */
    static final RunningInsights ALONE = insights(gone());

    static final String TEXT = INSIGHTS.get("/api/openapi").body();

    static final JsonNode DOCUMENT = JsonMapper.shared().readTree(TEXT);

    private static final String NAME = "urn:openapi";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, schemas -> schemas.schemas(Map.of(NAME, TEXT)));

    private DeclaredApi() {}

    private static StandInRegistry registry() {
        var registry = new StandInRegistry().lists(sample());
        registry.probes(StandInRegistry.bytes(
                200, "application/json", """
                    {"status":"healthy","build":{"version":"%s","revision":"%s"}}\
                    """.formatted(VERSION, REVISION).getBytes(StandardCharsets.UTF_8)));
        return registry;
    }

    private static RunningInsights insights(URI registry, String... settings) {
        var all = Stream.of("insights.live.listeners=1", "service.version=" + VERSION, "service.revision=" + REVISION);
        return RunningInsights.before(
                registry, Stream.concat(all, Stream.of(settings)).toArray(String[]::new));
    }

    /** The paths, all of which are read with GET. */
    static Stream<Operation> operations() {
        return DOCUMENT.get("paths").propertyNames().stream().map(Operation::new);
    }

    /** What a schema of the document finds wrong. */
    static List<Error> faults(JsonPointer schema, JsonNode json) {
        return SCHEMAS.getSchema(SchemaLocation.of(NAME + "#" + schema)).validate(json);
    }

    /** The place itself, or the one that it refers to. */
    static JsonPointer resolved(JsonPointer place) {
        var reference = DOCUMENT.at(place).path("$ref");
        return reference.isString()
                ? JsonPointer.compile(reference.stringValue().substring(1))
                : place;
    }

    static Stream<JsonPointer> children(JsonPointer parent) {
        return DOCUMENT.at(parent).propertyNames().stream().map(parent::appendProperty);
    }

    /** What is read at a path. */
    record Operation(String path) {

        private JsonPointer place() {
            return JsonPointer.empty()
                    .appendProperty("paths")
                    .appendProperty(path)
                    .appendProperty("get");
        }

        /** An address of it, which has what it requires. */
        String address() {
            var concrete = path.replace("{serviceName}", "auth-proxy").replace("{metric}", "lead-time");
            return path.equals("/insights/deployments") ? concrete + "?metric=lead-time" : concrete + "?";
        }

        /** Its parameters of one kind: query or path. */
        List<JsonNode> parameters(String kind) {
            return DOCUMENT.at(place())
                    .path("parameters")
                    .valueStream()
                    .map(parameter -> parameter.has("$ref")
                            ? DOCUMENT.at(parameter.get("$ref").stringValue().substring(1))
                            : parameter)
                    .filter(parameter -> parameter.get("in").stringValue().equals(kind))
                    .toList();
        }

        List<String> statuses() {
            return List.copyOf(DOCUMENT.at(place()).get("responses").propertyNames());
        }

        JsonPointer answer(String status) {
            return resolved(place().appendProperty("responses").appendProperty(status));
        }

        /** Where there is the content of its answers. */
        Stream<JsonPointer> contents() {
            return statuses().stream().flatMap(status -> children(answer(status).appendProperty("content")));
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /** The example of an answer's content. */
    static JsonNode example(JsonPointer content) {
        return children(content.appendProperty("examples"))
                .map(DeclaredApi::resolved)
                .map(example -> DOCUMENT.at(example).get("value"))
                .findFirst()
                .orElseGet(() -> DOCUMENT.at(content).path("example"));
    }

    private static String sample() {
        try {
            return new ClassPathResource("openapi/sample.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI gone() {
        try (var registry = new StandInRegistry()) {
            return registry.url();
        }
    }
}
