package io.deployinsights.insights.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.deployinsights.insights.process.OtlpReceiver;
import io.deployinsights.insights.process.OtlpReceiver.Recorded;
import io.deployinsights.insights.process.RedisProcess;
import io.deployinsights.insights.process.ServerProcess;
import io.deployinsights.insights.process.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request through both services: in their logs, and in the trace that they send. The registry logs text here, insights JSON. */
class FollowedRequestIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String INSIGHT = "/insights/latest";

    @TempDir
    private static Path folder;

    private static final OtlpReceiver TRACES = new OtlpReceiver();
    private static ServiceProcess registry;
    private static ServiceProcess insights;
    private static @Nullable ServerProcess redis;

    @BeforeAll
    static void start() {
        int redisPort = ServerProcess.freePort();
        redis = RedisProcess.isInstalled() ? RedisProcess.start(redisPort, folder) : null;
        registry = ServiceProcess.start(
                "registry",
                ServerProcess.freePort(),
                folder,
                settings("--registry.embedded.path=" + folder.resolve("registry.mv.db")));
        insights = ServiceProcess.start(
                "insights",
                ServerProcess.freePort(),
                folder,
                settings(
                        "--insights.registry.url=" + registry.url(),
                        "--insights.max-staleness=0s",
                        "--insights.cache.tail=1ms",
                        "--logging.structured.format.console=ecs",
                        redis == null ? "-Dunused=" : "-DREDIS_URL=redis://127.0.0.1:" + redisPort));
        registry.awaitAnswer("/api/health");
        insights.awaitAnswer("/health");
    }

    @AfterAll
    static void stop() {
        insights.close();
        registry.close();
        if (redis != null) {
            redis.close();
        }
        TRACES.close();
    }

    private static String[] settings(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--service.version=1.4.0",
                                "--service.revision=4f2a9c1",
                                "--logging.level.access=info",
                                "--management.tracing.sampling.probability=1",
                                "--management.opentelemetry.tracing.export.otlp.endpoint=" + TRACES.url(),
                                "--management.opentelemetry.tracing.export.schedule-delay=50ms"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void isFoundByItsIdInTheLogsOfBoth() {
        var answer = insights.get(INSIGHT + "?tz=Asia/Tokyo", "X-Correlation-Id", "followed-1");

        assertThat(answer.headers().firstValue("X-Correlation-Id")).hasValue("followed-1");
        await().untilAsserted(() -> {
            var lines = json("followed-1");
            assertThat(lines).hasSize(1);
            assertThat(lines.getFirst().at("/http/request/method").asString()).isEqualTo("GET");
            assertThat(lines.getFirst().at("/http/route").asString()).isEqualTo(INSIGHT);
            assertThat(lines.getFirst().at("/http/response/status_code").asInt())
                    .isEqualTo(200);
            assertThat(lines.getFirst().at("/http/response/bytes").asInt()).isPositive();
            assertThat(lines.getFirst().at("/event/duration").asLong()).isPositive();
            assertThat(lines.getFirst().at("/service/version").asString()).isEqualTo("1.4.0");
            assertThat(lines.getFirst().at("/labels/revision").asString()).isEqualTo("4f2a9c1");
            assertThat(lines("registry"))
                    .anySatisfy(
                            line -> assertThat(line).contains("[followed-1]", "GET /api/deployments/changes 200 in "));
        });
    }

    @Test
    void hasALineAlsoWhenItWasAskedBefore() {
        for (int i = 0; i < 3; i++) {
            insights.get(INSIGHT + "?tz=Europe/Oslo", "X-Correlation-Id", "again-" + i);
        }

        await().untilAsserted(() -> assertThat(json("again-"))
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line.at("/http/route").asString()).isEqualTo(INSIGHT)));
    }

    @Test
    void hasItsIdInWhatIsWrongWithIt() {
        var wrong = insights.get("/insights/latest?from=x", "X-Correlation-Id", "wrong-1");
        var nothing = registry.get("/api/deployments/nothing", "X-Correlation-Id", "wrong-2");

        assertThat(JSON.readTree(wrong.body()).get("correlationId").asString()).isEqualTo("wrong-1");
        assertThat(JSON.readTree(nothing.body()).get("correlationId").asString())
                .isEqualTo("wrong-2");
    }

    @Test
    void hasAnIdAlsoWhenTheServerRefusesIt() throws IOException {
        for (var service : List.of(insights, registry)) {
            var answer = raw(service, "GET /%zz HTTP/1.1", "X-Correlation-Id: refused-1");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("X-Correlation-Id: refused-1", "\"correlationId\":\"refused-1\"");
        }
    }

    @Test
    void writesNothingIntoALogThatLooksLikeALine() throws IOException {
        // An id that is not well-formed, and an address that a message repeats.
        raw(
                insights,
                "GET /insights/latest?x=%0A2026-01-01%20ERROR%20forged HTTP/1.1",
                "X-Correlation-Id: a\tb\u001b[2Jc");
        raw(
                registry,
                "GET /api/deployments/%0A2026-01-01%20ERROR%20forged HTTP/1.1",
                "X-Correlation-Id: a\tb\u001b[2Jc");

        await().untilAsserted(() -> assertThat(lines("registry")).anyMatch(line -> line.contains("{id} 404")));
        assertThat(lines("registry"))
                .allSatisfy(line -> assertThat(line)
                        .matches("\\d{4}-\\d\\d-\\d\\dT[^\\p{Cntrl}]*|    [^\\p{Cntrl}]*|")
                        .doesNotContain("[2J"));
        assertThat(lines("insights"))
                .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
    }

    @Test
    void isNotLoggedWhenItWatchesHealth() throws IOException {
        insights.get("/health", "X-Correlation-Id", "watched-1");
        registry.get("/api/health", "X-Correlation-Id", "watched-1");
        insights.get("/nothing", "X-Correlation-Id", "watched-2");
        registry.get("/nothing", "X-Correlation-Id", "watched-2");

        await().untilAsserted(() -> {
            assertThat(json("watched-2")).hasSize(1);
            assertThat(lines("registry")).anyMatch(line -> line.contains("watched-2"));
        });
        assertThat(json("watched-1")).isEmpty();
        assertThat(lines("registry")).noneMatch(line -> line.contains("watched-1"));
    }

    @Test
    void isOneTraceFromTheCallerToTheDatabase() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        insights.get(INSIGHT, "traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace));

        await().untilAsserted(() -> {
            var database = TRACES.spans(trace).stream()
                    .filter(span -> span.service().equals("deployment-registry")
                            && span.name().contains("find"))
                    .findFirst();
            assertThat(database).isPresent();
            assertThat(upwards(database.orElseThrow()))
                    .containsSubsequence(
                            "deployment-registry http get /api/deployments/changes",
                            "insights-service http get",
                            "insights-service http get /insights/latest");
            assertThat(TRACES.spans(trace)).anyMatch(span -> span.parent().equals("00f067aa0ba902b7"));
            assertThat(TRACES.spans(trace)).extracting(Recorded::version).containsOnly("1.4.0 4f2a9c1");
        });
        await().untilAsserted(() ->
                assertThat(Files.readString(folder.resolve("insights.log"))).contains(trace));
    }

    @Test
    void hasTheCacheInItsTrace() {
        assumeTrue(redis != null, "redis-server is not installed");
        var trace = "4bf92f3577b34da6a3ce929d0e0e4737";

        insights.get(INSIGHT, "traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace));

        await().untilAsserted(() -> assertThat(TRACES.spans(trace)).anySatisfy(span -> {
            assertThat(span.name()).containsIgnoringCase("get").doesNotContain("http");
            assertThat(upwards(span)).contains("insights-service http get /insights/latest");
        }));
    }

    /** The spans around a span, the nearest first. */
    private static List<String> upwards(Recorded span) {
        return Stream.iterate(TRACES.parent(span), Optional::isPresent, each -> each.flatMap(TRACES::parent))
                .map(each ->
                        each.orElseThrow().service() + " " + each.orElseThrow().name())
                .toList();
    }

    /** What insights has logged for the requests whose id begins so. */
    private static List<JsonNode> json(String id) throws IOException {
        return lines("insights").stream()
                .map(JSON::readTree)
                .filter(line -> line.path("correlationId").asString("").startsWith(id))
                .toList();
    }

    private static List<String> lines(String service) throws IOException {
        return Files.readAllLines(folder.resolve(service + ".log"));
    }

    private static String raw(ServiceProcess service, String... lines) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), service.url().getPort())) {
            var request = String.join("\r\n", lines) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
