package io.deployinsights.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.openapi.DeclaredApi.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that the OpenAPI document declares is given, and is as it says, which {@link Client} checks. */
class EveryAnswerTests {

    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String KEY = UUID.randomUUID().toString();
    private static final String SERVICE = Samples.service();
    private static final String RECORD = Samples.deployment(SERVICE, "Failed", "");
    private static final String BUILDING = Samples.deployment(SERVICE, "Building", "");
    private static final String TOO_LARGE = "{\"version\":\"%s\"}".formatted("x".repeat(300_000));

    private final Client client = RunningRegistry.shared().client();

    /** A request about a stored deployment, whose id and ETag it gets, and the status that it is answered with. */
    record Question(int status, String method, String path, String query, String body, List<String> headers) {

        @Override
        public String toString() {
            return method + " " + path + " " + status;
        }
    }

    private static Question question(
            int status, String method, String path, String query, String body, String... headers) {
        return new Question(status, method, path, query, body, List.of(headers));
    }

    static Stream<Question> questions() {
        return Stream.of(
                        reading(),
                        creating(),
                        changing("PUT", JSON, RECORD),
                        changing("PATCH", PATCH, "{}"),
                        importing())
                .flatMap(List::stream);
    }

    private static List<Question> reading() {
        String list = "/api/deployments";
        String one = "/api/deployments/{id}";
        String feed = "/api/deployments/changes";
        String health = "/api/health";
        return Stream.of(
                        Stream.of(
                                question(200, "GET", list, "?limit=1", ""),
                                question(200, "GET", one, "", ""),
                                question(304, "GET", one, "", "", "If-None-Match", "{etag}"),
                                question(404, "GET", one, "0", ""),
                                question(200, "GET", feed, "?limit=1", ""),
                                question(200, "GET", health, "", "")),
                        Stream.of(list, one, feed, health).map(path -> question(400, "GET", path, "?x=1", "")),
                        Stream.of(list, one, feed, health)
                                .map(path -> question(406, "GET", path, "", "", "Accept", "text/html")))
                .flatMap(each -> each)
                .toList();
    }

    private static List<Question> creating() {
        String path = "/api/deployments";
        return List.of(
                question(201, "POST", path, "", RECORD, "Content-Type", JSON),
                question(400, "POST", path, "", "{}", "Content-Type", JSON),
                question(406, "POST", path, "", RECORD, "Content-Type", JSON, "Accept", "text/html"),
                question(413, "POST", path, "", TOO_LARGE, "Content-Type", JSON),
                question(415, "POST", path, "", RECORD, "Content-Type", "text/html"),
                question(422, "POST", path, "", BUILDING, "Content-Type", JSON, "Idempotency-Key", KEY));
    }

    private static List<Question> changing(String method, String type, String body) {
        String path = "/api/deployments/{id}";
        String building = method.equals("PUT") ? BUILDING : "{\"status\":\"Building\"}";
        return List.of(
                question(200, method, path, "", body, "Content-Type", type),
                question(400, method, path, "", "{\"status\":1}", "Content-Type", type),
                question(404, method, path, "0", body, "Content-Type", type),
                question(406, method, path, "", body, "Content-Type", type, "Accept", "text/html"),
                question(409, method, path, "", building, "Content-Type", type),
                question(412, method, path, "", body, "Content-Type", type, "If-Match", "\"other\""),
                question(413, method, path, "", TOO_LARGE, "Content-Type", type),
                question(415, method, path, "", body, "Content-Type", "text/html"));
    }

    private static List<Question> importing() {
        String path = "/api/deployments/import";
        return List.of(
                question(200, "POST", path, "", RECORD, "Content-Type", NDJSON),
                question(400, "POST", path, "?onConflict=x", RECORD, "Content-Type", NDJSON),
                question(406, "POST", path, "", RECORD, "Content-Type", NDJSON, "Accept", "text/html"),
                question(415, "POST", path, "", RECORD, "Content-Type", "text/html"),
                question(422, "POST", path, "", "{}", "Content-Type", NDJSON));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isGiven(Question question) {
        client.post("/api/deployments", RECORD, "Idempotency-Key", KEY);
        String path = client.created(RECORD);
        String id = path.replaceFirst(".*/", "");
        String etag = client.get(path).header("ETag");

        Answer answer = client.send(
                question.method(),
                question.path().replace("{id}", id) + question.query(),
                question.body().getBytes(StandardCharsets.UTF_8),
                question.headers().stream()
                        .map(header -> header.replace("{etag}", etag))
                        .toArray(String[]::new));

        assertThat(answer.status()).as(answer.body()).isEqualTo(question.status());
    }

    /** That the database is away is what {@code AwayTests} are about. */
    @Test
    void isAskedForHere() {
        assertThat(questions().map(Question::toString))
                .containsExactlyInAnyOrderElementsOf(DeclaredApi.operations().stream()
                        .flatMap(EveryAnswerTests::answers)
                        .toList());
    }

    private static Stream<String> answers(Operation operation) {
        return operation.statuses().stream()
                .filter(status -> !status.equals("503"))
                .map(status -> operation + " " + status);
    }
}
