package io.deployinsights.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.openapi.DeclaredApi.Operation;
import io.deployinsights.support.openapi.OpenApiController;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JsonPointer;

/** The document is served, and declares what the controllers have. What each answer is like is checked by {@link Client}. */
class OpenApiDocumentTests {

    private static final RunningRegistry REGISTRY = RunningRegistry.shared();

    /** OpenAPI has other places for these. */
    private static final List<String> OTHERWISE_DECLARED = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT);

    private static final Map<String, Endpoint> ENDPOINTS =
            REGISTRY.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                    .filter(mapped -> !mapped.getValue().getBeanType().equals(OpenApiController.class))
                    .flatMap(mapped -> Endpoint.of(mapped.getKey(), mapped.getValue()))
                    .filter(endpoint -> endpoint.operation().path().startsWith("/api/"))
                    .collect(Collectors.toMap(endpoint -> endpoint.operation().toString(), endpoint -> endpoint));

    private record Endpoint(Operation operation, RequestMappingInfo mapping, HandlerMethod method) {

        static Stream<Endpoint> of(RequestMappingInfo mapping, HandlerMethod method) {
            return mapping.getPatternValues().stream()
                    .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                            .map(verb -> new Endpoint(new Operation(verb.name(), path), mapping, method)));
        }

        private Stream<MethodParameter> parameters() {
            return Arrays.stream(method.getMethodParameters());
        }

        List<String> query() {
            return parameters()
                    .map(MethodParameter::getParameterType)
                    .filter(Class::isRecord)
                    .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                    .map(RecordComponent::getName)
                    .toList();
        }

        List<String> path() {
            return parameters()
                    .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                    .map(parameter -> parameter.getParameter().getName())
                    .toList();
        }

        List<String> headers() {
            return parameters()
                    .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                    .filter(header -> header != null && !header.name().isEmpty())
                    .map(RequestHeader::name)
                    .filter(name -> !OTHERWISE_DECLARED.contains(name))
                    .toList();
        }
    }

    static Collection<Operation> operations() {
        return DeclaredApi.operations();
    }

    @Test
    void isServedAsItIsCommitted() {
        Answer json = REGISTRY.client().get("/api/openapi");
        Answer yaml = REGISTRY.client().get("/api/openapi.yaml");

        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.body()).isEqualTo(DeclaredApi.TEXT);
        assertThat(yaml.header("Content-Type")).isEqualTo("application/vnd.oai.openapi");
        assertThat(yaml.body()).isEqualTo(DeclaredApi.TEXT);
    }

    @Test
    void isShownByAPage() {
        Client client = REGISTRY.client();
        Answer docs = client.get("/api/docs");
        String page = docs.header("Location");

        assertThat(docs.status()).isEqualTo(302);
        assertThat(page).isEqualTo("/api/swagger-ui/index.html");
        String html = client.get(page).body();
        assertThat(html).contains("Swagger UI");
        List<String> files = HtmlFiles.namedIn(html);
        assertThat(files).hasSize(7);
        for (String file : files) {
            Answer answer = client.get("/api/swagger-ui/" + file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("Content-Type")).as(file).startsWith(HtmlFiles.type(file));
        }
        assertThat(client.get("/api/swagger-ui/swagger-initializer.js").body()).contains("\"/api/openapi\"");
    }

    @Test
    void declaresEveryEndpointAndNoOther() {
        assertThat(operations())
                .extracting(Operation::toString)
                .containsExactlyInAnyOrderElementsOf(ENDPOINTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void declaresEveryParameterAndNoOther(Operation operation) {
        Endpoint endpoint = ENDPOINTS.get(operation.toString());

        assertThat(operation.parameters("query")).isEqualTo(endpoint.query());
        assertThat(operation.parameters("path")).isEqualTo(endpoint.path());
        assertThat(operation.parameters("header")).containsAll(endpoint.headers());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void declaresWhatIsTakenAndGiven(Operation operation) {
        RequestMappingInfo mapping = ENDPOINTS.get(operation.toString()).mapping();
        JsonPointer body = operation.place().appendProperty("requestBody").appendProperty("content");
        String success = operation.statuses().getFirst();
        JsonPointer answer = DeclaredApi.resolved(
                operation.place().appendProperty("responses").appendProperty(success));

        assertThat(mapping.getConsumesCondition().getConsumableMediaTypes())
                .extracting(Object::toString)
                .containsAll(DeclaredApi.DOCUMENT.at(body).propertyNames());
        assertThat(DeclaredApi.DOCUMENT.at(body).isEmpty())
                .isEqualTo(mapping.getConsumesCondition().isEmpty());
        assertThat(mapping.getProducesCondition().getProducibleMediaTypes())
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(DeclaredApi.DOCUMENT
                        .at(answer.appendProperty("content"))
                        .propertyNames());
    }

    /** All of them may find the database away, which {@code AwayTests} have. */
    @ParameterizedTest
    @MethodSource("operations")
    void declaresThatTheDatabaseMayBeAway(Operation operation) {
        assertThat(operation.statuses()).contains("503");
    }
}
