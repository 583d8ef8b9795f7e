package io.deployinsights.insights.web.api;

import static io.deployinsights.insights.web.api.DeclaredApi.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.web.api.DeclaredApi.Operation;
import io.deployinsights.support.openapi.OpenApiController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The document is served, and declares the addresses and parameters that there are. What answers are like is checked elsewhere. */
class OpenApiDocumentTests {

    /** The page, which is no part of the API. */
    private static final Set<String> UNDECLARED = Set.of("/", "/assets/{version}/{*path}");

    private static final Pattern KNOWN_PARAMETERS = Pattern.compile("There are ([^.]*)[.]");

    /** For the linter, where it is run. */
    private static final Path ASSEMBLED = Path.of("target/openapi.json");

    static Stream<Operation> operations() {
        return DeclaredApi.operations();
    }

    static Stream<Operation> operationsWithParameters() {
        return operations().filter(operation -> !operation.parameters("query").isEmpty());
    }

    @Test
    void isServed() throws IOException {
        var json = INSIGHTS.get("/api/openapi");
        var yaml = INSIGHTS.get("/api/openapi.yaml");

        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/vnd.oai.openapi");
        assertThat(yaml.body()).isEqualTo(json.body());
        Files.writeString(ASSEMBLED, json.body());
    }

    @Test
    void isShownByAPage() {
        var docs = INSIGHTS.get("/api/docs");
        var page = INSIGHTS.get("/api/swagger-ui/index.html");

        assertThat(docs.statusCode()).isEqualTo(302);
        assertThat(docs.headers().firstValue("Location")).hasValue("/api/swagger-ui/index.html");
        assertThat(page.body()).contains("Swagger UI");
        assertThat(INSIGHTS.get("/api/swagger-ui/swagger-initializer.js").body())
                .contains("\"/api/openapi\"");
        assertThat(INSIGHTS.get("/api/swagger-ui/swagger-ui-bundle.js").statusCode())
                .isEqualTo(200);
    }

    @Test
    void declaresEveryAddressAndNoOther() {
        var mapped = INSIGHTS
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(mapping -> !mapping.getValue().getBeanType().equals(OpenApiController.class))
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream())
                .filter(path -> !UNDECLARED.contains(path))
                .toList();

        assertThat(operations()).extracting(Operation::path).containsExactlyInAnyOrderElementsOf(mapped);
    }

    /** What is no parameter is answered with those that there are. */
    @ParameterizedTest
    @MethodSource("operationsWithParameters")
    void declaresEveryParameterAndNoOther(Operation operation) {
        var refused = INSIGHTS.get(operation.address() + "&nonsense=1");

        var detail = RunningInsights.parse(refused.body()).get("detail").asString();
        var known = KNOWN_PARAMETERS.matcher(detail);
        assertThat(known.find()).as(detail).isTrue();
        assertThat(names(operation.parameters("query")))
                .isEqualTo(new TreeSet<>(List.of(known.group(1).split(", "))));
    }

    @ParameterizedTest
    @MethodSource("operationsWithParameters")
    void declaresTheVariablesOfItsPath(Operation operation) {
        var variables = Pattern.compile("[{]([^}]*)[}]")
                .matcher(operation.path())
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names(operation.parameters("path"))).isEqualTo(variables);
    }

    @ParameterizedTest
    @MethodSource("operationsWithParameters")
    void declaresValuesThatAreTaken(Operation operation) {
        for (var parameter : operation.parameters("query")) {
            var schema = parameter.get("schema");
            var values = schema.path("items").isObject() ? schema.get("items") : schema;
            for (var value : values(values)) {
                var address = parameter.get("name").asString().equals("metric")
                        ? operation.path() + "?metric=" + value
                        : "%s&%s=%s"
                                .formatted(
                                        operation.address(),
                                        parameter.get("name").asString(),
                                        value);
                assertThat(INSIGHTS.get(address).statusCode()).as(address).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithParameters")
    void declaresAllValuesWhereThereAreFew(Operation operation) {
        for (var parameter : operation.parameters("query")) {
            var schema = parameter.get("schema");
            if (schema.has("enum") || schema.path("items").has("enum")) {
                var address = operation.path().replace("{metric}", "lead-time").replace("{serviceName}", "a");
                var name = parameter.get("name").asString();
                var refused = INSIGHTS.get("%s?%s=nonsense".formatted(address, name));
                assertThat(refused.statusCode()).as(name).isEqualTo(400);
                var detail = RunningInsights.parse(refused.body()).get("detail").asString();
                var values = schema.has("enum") ? schema : schema.get("items");
                assertThat(values(values))
                        .allSatisfy(value -> assertThat(detail).contains(value));
            }
        }
    }

    private static List<String> values(JsonNode schema) {
        return Stream.concat(
                        schema.path("enum").valueStream(),
                        Stream.of("default", "example", "minimum", "maximum").map(schema::path))
                .filter(value -> !value.isMissingNode())
                .map(JsonNode::asString)
                .toList();
    }

    private static Set<String> names(List<JsonNode> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.get("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
