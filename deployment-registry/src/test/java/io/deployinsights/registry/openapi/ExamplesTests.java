package io.deployinsights.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.openapi.DeclaredApi.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The examples of the OpenAPI document are as its schemas say, and the registry takes those of requests. */
class ExamplesTests {

    private final Client client = RunningRegistry.shared().client();

    static Stream<JsonPointer> contents() {
        return DeclaredApi.operations().stream()
                .flatMap(operation ->
                        Stream.concat(requests(operation), operation.answers().flatMap(ExamplesTests::content)))
                .filter(content -> !examples(content).isEmpty())
                .distinct();
    }

    private static Stream<JsonPointer> requests(Operation operation) {
        return content(operation.place().appendProperty("requestBody"));
    }

    private static Stream<JsonPointer> content(JsonPointer place) {
        return DeclaredApi.children(place.appendProperty("content"));
    }

    private static List<JsonNode> examples(JsonPointer content) {
        return Stream.concat(
                        Stream.of(content.appendProperty("example")),
                        DeclaredApi.children(content.appendProperty("examples"))
                                .map(DeclaredApi::resolved)
                                .map(example -> example.appendProperty("value")))
                .map(DeclaredApi.DOCUMENT::at)
                .filter(example -> !example.isMissingNode())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("contents")
    void areAsTheirSchemasSay(JsonPointer content) {
        assertThat(examples(content))
                .allSatisfy(
                        example -> assertThat(DeclaredApi.faults(content.appendProperty("schema"), example.toString()))
                                .as("%s", content)
                                .isEmpty());
    }

    static Stream<Operation> writing() {
        return DeclaredApi.operations().stream()
                .filter(operation -> requests(operation).findAny().isPresent());
    }

    @ParameterizedTest
    @MethodSource("writing")
    void areTaken(Operation operation) {
        String id = client.created(Samples.queued(Samples.service())).replaceFirst(".*/", "");
        JsonPointer content = requests(operation).findFirst().orElseThrow();
        JsonNode example = examples(content).getFirst();
        String type = content.last().getMatchingProperty();

        int status = client.send(
                        operation.method(),
                        operation.path().replace("{id}", id),
                        example.toString().getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        type)
                .status();

        assertThat(status).isBetween(200, 201);
    }
}
