package io.deployinsights.insights.web;

import static io.deployinsights.insights.RunningInsights.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.SharedInsights;
import io.deployinsights.insights.StandInRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsHttpTests {

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry()
            .lists(
                    "[{\"serviceName\":\"a\",\"startedAt\":\"0001-01-01T00:00:00Z\"},{\"startedAt\":\"2026-04-01T00:00:00Z\"}]");

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/insights/latest?servicename=a|servicename|did you mean 'serviceName'?",
                "/insights/latest?granularity=daily|granularity|is no parameter of this address",
                "/insights/frequency?granularity=hourly|granularity|allowed are daily, weekly, monthly",
                "/insights/frequency?from=99999-01-01|from|from year 0001 to 9999",
                "/insights/frequency?tz=Mars/Phobos|tz|IANA time zone database",
                "/insights/frequency?tz=UTC&tz=UTC|tz|once is allowed",
                "/insights/frequency?from=2026-05-01&to=2026-04-01|from|must not be later than to",
                "/insights/frequency?from=%FF|query|is not UTF-8",
                "/insights/frequency?from=0001-01-01&granularity=daily|granularity|choose a nearer 'from' and 'to'",
                "/insights/deployments|metric|metric is missing",
                "/insights/deployments?metric=speed|metric|frequency, lead-time",
                "/insights/deployments?metric=latest&role=all|role|counted, excluded",
                "/insights/deployments?metric=latest&outcome=broken|outcome|allowed are succeeded, failed, rolledBack,"
                        + " cancelled, inProgress, unknown",
                "/insights/deployments?metric=latest&reason=bad|reason|missingFinish",
                "/insights/deployments?metric=latest&hour=24|hour|from 0 to 23",
                "/insights/deployments?metric=latest&hour=day-3|hour|mon-13",
                "/insights/deployments?metric=latest&sort=age|sort|service, start, -start, duration, -duration",
                "/insights/summary?leadTime=commit|leadTime|auto, change, deploy",
                "/insights/deployments?metric=latest&limit=0|limit|from 1 to 10000",
                "/insights/deployments?metric=latest&limit=10001|limit|from 1 to 10000",
                "/insights/deployments?metric=latest&cursor=forged|cursor|Link of an earlier answer",
            })
    void reportsWhatIsWrongWithAParameter(String path, String field, String message) {
        var answer = INSIGHTS.get(path);

        assertProblem(answer, 400);
        var errors = parse(answer.body()).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").asString()).isEqualTo(field);
        assertThat(errors.get(0).get("message").asString()).contains(message);
    }

    @Test
    void reportsEveryErrorAtOnce() {
        var answer = INSIGHTS.get("/insights/deployments?from=x&tz=y&limit=z&colour=blue");

        assertThat(parse(answer.body()).get("errors")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/insights", "/insights/", "/insights/speed", "/nothing", "/api/docs/nothing"})
    void reportsUnknownAddresses(String path) {
        assertProblem(INSIGHTS.get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void onlyReads(String method) {
        var answer = INSIGHTS.send(method, "/insights/latest");

        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html", "garbage", "application/json;q=0"})
    void listsFormatsItCanWrite(String accept) {
        assertProblem(INSIGHTS.get("/insights/latest", "Accept", accept), 406);
    }

    @Test
    void reportsProblemsToReadersOfCsvToo() {
        assertProblem(INSIGHTS.get("/insights/latest?from=x", "Accept", "text/csv"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/insights/latest?a=\u00e9", "/insights/latest%00"})
    void reportsMalformedAddresses(String path) {
        assertThat(SharedInsights.ask("GET " + path))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/insights/latest", "/health", "/livez", "/", "/badges/a/frequency.svg", "/api/openapi"})
    void readsWhateverABodyClaimsToBe(String path) {
        for (var type : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
            assertThat(SharedInsights.ask("GET " + path, "Content-Type: " + type))
                    .startsWith("HTTP/1.1 200");
            assertThat(SharedInsights.ask("POST " + path, "Content-Type: " + type, "Content-Length: 0"))
                    .startsWith("HTTP/1.1 405")
                    .contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/insights/latest", "/insights/deployments", "/badges/a/x.svg", "/events", "/health", "/"})
    void namesWhatIsAllowed(String path) {
        for (var end : List.of("", "/", "?limit=1")) {
            assertAllowed(SharedInsights.ask("OPTIONS " + path + end), "200");
            var preflight = SharedInsights.ask(
                    "OPTIONS " + path + end, "Origin: http://x.example", "Access-Control-Request-Method: GET");
            assertAllowed(preflight, "200");
            assertThat(preflight).doesNotContain("Access-Control-Allow");
            assertAllowed(SharedInsights.ask("DELETE " + path + end), "405");
            assertAllowed(SharedInsights.ask("TRACE " + path + end), "405");
            assertAllowed(SharedInsights.ask("get " + path + end), "405");
        }
    }

    private static void assertAllowed(String answer, String status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).containsPattern("(?m)^Allow: GET,HEAD,OPTIONS\\r?$");
    }

    @Test
    void takesASlashAtTheEndForNothing() {
        for (var path : List.of("/insights/latest", "/health", "/badges/a/frequency.svg", "/livez", "/api/openapi")) {
            assertThat(SharedInsights.ask("GET " + path + "/")).startsWith("HTTP/1.1 200");
            assertThat(SharedInsights.ask("GET " + path + "/?")).startsWith("HTTP/1.1 200");
        }
        assertThat(SharedInsights.ask("GET /insights/latest/?limit=1")).startsWith("HTTP/1.1 400");
    }

    @Test
    void readsWhatBrowsersSendRaw() {
        assertThat(SharedInsights.ask("GET /insights/failure-rate?deployedBy=dependabot[bot]"))
                .startsWith("HTTP/1.1 200")
                .contains("group/app");
        assertThat(SharedInsights.ask("GET /insights/failure-rate?deployedBy={\"a|b`^<>\\}"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "group%2Fapp group/app",
                "group%2fapp group/app",
                "a%5Cb a\\b",
                "a%3Bb a;b",
                "a;b a;b",
                "100%25 100%",
                "a%252Fb a%2Fb",
                "%2e%2e ..",
                "%2E .",
                "a.b.svg a.b.svg",
                "a+b a+b",
                "[x]|{y} [x]|{y}",
                "%E6%97%A5%E6%9C%AC 日本"
            })
    void readsNamesInAddresses(String sent, String name) {
        assertThat(SharedInsights.ask("GET /badges/%s/frequency.svg".formatted(sent)))
                .startsWith("HTTP/1.1 200")
                .contains("aria-label=\"" + name);
    }

    @Test
    void reportsTooLargeHeaders() {
        assertThat(SharedInsights.ask("GET /health", "X: " + "x".repeat(9_000))).startsWith("HTTP/1.1 431");
        assertThat(SharedInsights.ask("GET /health?" + "x".repeat(9_000))).startsWith("HTTP/1.1 414");
    }

    @Test
    void endsWithoutABody() {
        assertThat(SharedInsights.ask("HEAD /events"))
                .startsWith("HTTP/1.1 200")
                .contains("text/event-stream")
                .endsWith("\r\n\r\n");
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = parse(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotEmpty();
        assertThat(problem.get("detail").asString()).isNotEmpty();
    }
}
