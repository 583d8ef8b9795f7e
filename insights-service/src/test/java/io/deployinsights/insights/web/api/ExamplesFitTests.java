package io.deployinsights.insights.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer in the OpenAPI document has an example, which is as its schema says. */
class ExamplesFitTests {

    private static final String DOCUMENT = "urn:openapi";

    /** Relative to the module, where Maven runs its tests. */
    private static final String TEXT = read(Path.of("openapi.json"));

    private static final JsonNode API = JsonMapper.shared().readTree(TEXT);

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, schemas -> schemas.schemas(Map.of(DOCUMENT, TEXT)));

    /** Where there is the content of an answer. */
    static Stream<JsonPointer> contents() {
        return children(JsonPointer.compile("/paths"))
                .flatMap(ExamplesFitTests::children)
                .flatMap(operation -> children(operation.appendProperty("responses")))
                .flatMap(response -> children(response.appendProperty("content")));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void areAsTheirSchemasSay(JsonPointer content) {
        var schema = SCHEMAS.getSchema(SchemaLocation.of(DOCUMENT + "#" + content.appendProperty("schema")));

        var example = example(API.at(content));

        assertThat(example.isMissingNode()).as("no example at %s", content).isFalse();
        assertThat(schema.validate(example)).as("%s", content).isEmpty();
    }

    private static JsonNode example(JsonNode content) {
        if (content.has("example")) {
            return content.get("example");
        }
        return content.path("examples")
                .valueStream()
                .map(reference -> reference.get("$ref").stringValue().substring(1))
                .map(place -> API.at(place + "/value"))
                .findFirst()
                .orElseGet(() -> content.path("example"));
    }

    private static Stream<JsonPointer> children(JsonPointer parent) {
        return API.at(parent).propertyNames().stream().map(parent::appendProperty);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
