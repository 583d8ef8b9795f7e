package io.deployinsights.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer takes more memory than it may; what would is refused with how to ask for less. */
class LargeAnswersHttpTests {

    /** More services and longer addresses than 200 KB have room for. */
    private static final String DEPLOYMENTS = IntStream.range(0, 400)
            .mapToObj(i -> """
                {"id":"64b%021d","serviceName":"service-%03d","environment":"production","status":"Succeeded",
                 "startedAt":"2026-03-01T10:00:00Z","finishedAt":"2026-03-01T10:05:00Z","version":"1.%d",
                 "url":"https://ci.example/%s"}\
                """.formatted(i, i, i, "x".repeat(1_000)))
            .collect(Collectors.joining(",", "[", "]"));

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(DEPLOYMENTS);

    @AutoClose
    private static final RunningInsights INSIGHTS =
            RunningInsights.before(REGISTRY.url(), "insights.answers.most=200KB", "insights.answers.under-way=1MB");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        frequency?from=1700-01-01&to=2040-01-01&granularity=daily|granularity|a coarser 'granularity'
        latest|serviceName|fewer services or environments
        failure-rate|serviceName|fewer services or environments
        deployments?metric=frequency&limit=10000|limit|a smaller 'limit' than 10000
        deployments?metric=frequency&limit=300|limit|a smaller 'limit' than 300
        """)
    void refusesWhatTakesTooMuch(String path, String field, String advice) {
        for (var accept : new String[] {"application/json", "text/csv"}) {
            var answer = INSIGHTS.get("/insights/" + path, "Accept", accept);

            var problem = RunningInsights.parse(answer.body());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
            assertThat(problem.get("detail").asString())
                    .startsWith("the answer would take more than the 200 KB of memory that one may take: choose")
                    .contains(advice);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frequency?from=2000-01-01&to=2040-01-01&granularity=monthly&serviceName=nobody",
                "latest?serviceName=service-001&serviceName=service-002",
                "deployments?metric=frequency&limit=50",
                "summary",
                "data-quality"
            })
    void answersWhatTakesLess(String path) {
        assertThat(INSIGHTS.get("/insights/" + path).statusCode()).isEqualTo(200);
        assertThat(INSIGHTS.get("/insights/" + path, "Accept", "text/csv").statusCode())
                .isEqualTo(200);
    }
}
