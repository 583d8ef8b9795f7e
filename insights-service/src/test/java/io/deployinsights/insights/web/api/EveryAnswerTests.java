package io.deployinsights.insights.web.api;

import static io.deployinsights.insights.web.api.DeclaredApi.ALONE;
import static io.deployinsights.insights.web.api.DeclaredApi.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.web.api.DeclaredApi.Operation;
import io.deployinsights.support.testing.RawAnswer;
import io.deployinsights.support.testing.RawSocket;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that the document declares is given, and is as it says. */
class EveryAnswerTests {

    static Stream<Arguments> answers() {
        return DeclaredApi.operations()
                // They never end.
                .filter(operation -> !operation.path().equals("/events"))
                .flatMap(operation -> operation.statuses().stream()
                        .filter(status -> !(operation + status).equals("/health400"))
                        .map(status -> Arguments.of(operation, status)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isGiven(Operation operation, String status) {
        var answer = answer(operation, status);

        assertThat(String.valueOf(answer.statusCode())).isEqualTo(status);
        assertDeclares(operation, status, answer);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isGivenAsEveryType(Operation operation, String status) {
        if (status.equals("200")) {
            DeclaredApi.children(operation.answer(status).appendProperty("content"))
                    .map(content -> content.last().getMatchingProperty())
                    .forEach(type -> {
                        var answer = INSIGHTS.get(operation.address(), "Accept", type);
                        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                                .startsWith(type);
                        assertDeclares(operation, status, answer);
                    });
        }
    }

    private static HttpResponse<String> answer(Operation operation, String status) {
        return switch (status) {
            case "200" -> INSIGHTS.get(operation.address());
            case "304" -> INSIGHTS.get(operation.address(), "If-None-Match", "*");
            case "400" -> INSIGHTS.get(operation.address() + "&nonsense=1");
            case "404" -> INSIGHTS.get(operation.address().replace("lead-time", "speed"));
            case "406" -> INSIGHTS.get(operation.address(), "Accept", "image/png");
            case "503" -> ALONE.get(operation.address());
            default -> throw new AssertionError(status);
        };
    }

    private static void assertDeclares(Operation operation, String status, HttpResponse<String> answer) {
        var content = operation.answer(status).appendProperty("content");
        DeclaredApi.DOCUMENT.at(operation.answer(status).appendProperty("headers")).propertyNames().stream()
                .filter(header -> !header.matches("Content-Disposition|Link|Retry-After"))
                .forEach(header -> assertThat(answer.headers().firstValue(header))
                        .as(header)
                        .isPresent());
        if (DeclaredApi.DOCUMENT.at(content).isMissingNode()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(" *;.*", "");
        assertThat(DeclaredApi.DOCUMENT.at(content).propertyNames()).contains(type);
        if (type.endsWith("json")) {
            var schema = content.appendProperty(type).appendProperty("schema");
            assertThat(DeclaredApi.faults(schema, RunningInsights.parse(answer.body())))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    @Test
    void saysThatARequestIsMalformed() {
        var answer = RawAnswer.of(
                RawSocket.ask(INSIGHTS.port(), "GET /health HTTP/1.1", "Host: localhost", "No name: 1"), true);

        assertThat(answer.status()).isEqualTo(400);
    }
}
