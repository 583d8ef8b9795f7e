package io.deployinsights.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.deployinsights.registry.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI document declares. */
public final class DeclaredApi {

    /** Relative to the module, where Maven runs its tests. */
    static final String TEXT = read(Path.of("openapi.json"));

    static final JsonNode DOCUMENT = JsonMapper.shared().readTree(TEXT);

    private static final String NAME = "urn:openapi";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, schemas -> schemas.schemas(Map.of(NAME, TEXT)));

    /** Answers that are larger than this are of the same records as smaller ones, and take long to judge. */
    private static final int LARGE = 100_000;

    private static final List<Operation> OPERATIONS = DOCUMENT.get("paths")
            .propertyStream()
            .flatMap(path -> path.getValue().propertyNames().stream()
                    .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path.getKey())))
            // Before a path that ends in any id.
            .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
            .toList();

    private DeclaredApi() {}

    static List<Operation> operations() {
        return OPERATIONS;
    }

    /** An answer to a request of a declared operation is as the document says; of what its body holds, only where that is known. */
    public static void assertDeclares(String method, String address, Answer answer, boolean known) {
        String path = address.replaceFirst("^http://[^/]*", "").replaceFirst("/?([?].*)?$", "");
        OPERATIONS.stream()
                .filter(operation -> operation.method().equals(method) && operation.matches(path))
                .findFirst()
                .ifPresent(operation -> operation.assertDeclares(answer, known));
    }

    /** What a schema of the document finds wrong. */
    static List<Error> faults(JsonPointer schema, String json) {
        return SCHEMAS.getSchema(SchemaLocation.of(NAME + "#" + schema))
                .validate(
                        JsonMapper.shared().readTree(json),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /** The place itself, or the one that it refers to. */
    static JsonPointer resolved(JsonPointer place) {
        JsonNode reference = DOCUMENT.at(place).path("$ref");
        return reference.isString()
                ? JsonPointer.compile(reference.stringValue().substring(1))
                : place;
    }

    static Stream<JsonPointer> children(JsonPointer parent) {
        return DOCUMENT.at(parent).propertyNames().stream().map(parent::appendProperty);
    }

    /** A method of a path. */
    record Operation(String method, String path) {

        JsonPointer place() {
            return JsonPointer.empty()
                    .appendProperty("paths")
                    .appendProperty(path)
                    .appendProperty(method.toLowerCase(Locale.ROOT));
        }

        /** The names of the parameters of one kind: query, path or header. */
        List<String> parameters(String kind) {
            return DOCUMENT.at(place())
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").stringValue().equals(kind))
                    .map(parameter -> parameter.get("name").stringValue())
                    .toList();
        }

        /** The statuses of its answers, without "default". */
        List<String> statuses() {
            return DOCUMENT.at(place()).get("responses").propertyNames().stream()
                    .filter(status -> !status.equals("default"))
                    .toList();
        }

        Stream<JsonPointer> answers() {
            return children(place().appendProperty("responses")).map(DeclaredApi::resolved);
        }

        private boolean matches(String concrete) {
            return concrete.matches(path.replace("{id}", "[^/]+"));
        }

        private void assertDeclares(Answer answer, boolean known) {
            JsonPointer responses = place().appendProperty("responses");
            String status = String.valueOf(answer.status());
            assertThat(statuses().contains(status) || answer.status() >= 400)
                    .as("%s declares %s", this, status)
                    .isTrue();
            JsonPointer response = resolved(responses.appendProperty(statuses().contains(status) ? status : "default"));
            JsonPointer content = response.appendProperty("content");
            if (DOCUMENT.at(content).isMissingNode()) {
                assertThat(answer.body()).as("%s %s", this, status).isEmpty();
                return;
            }
            String type = answer.header("Content-Type").replaceFirst(" *;.*", "");
            assertThat(DOCUMENT.at(content).propertyNames())
                    .as("the types of %s %s", this, status)
                    .contains(type);
            if (known && type.matches(".*(/|[+])json") && answer.body().length() < LARGE) {
                JsonPointer schema = content.appendProperty(type).appendProperty("schema");
                assertThat(faults(schema, answer.body()))
                        .as("%s %s: %s", this, status, answer.body())
                        .isEmpty();
            }
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
