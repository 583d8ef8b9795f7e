package io.deployinsights.registry.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.support.raw.RawAnswer;
import io.deployinsights.support.raw.RawSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, it is answered, or it is said what is wrong with it; nothing fails, and nobody waits. */
class AnyRequestTests {

    private static final RunningRegistry REGISTRY = RunningRegistry.shared();

    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void isAnsweredOrRefusedWithAProblem(@ForAll("requests") AnyRequest request, @ForAll boolean management) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            int port = management ? REGISTRY.managementPort() : REGISTRY.port();

            String sent = RawSocket.ask(port, request.bytes(), StandardCharsets.ISO_8859_1);

            assertAnswered(request, RawAnswer.of(sent, !request.method().equals("HEAD")));
            assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
        } finally {
            root.detachAppender(log);
        }
    }

    /** Actuator answers what it doesn't know without a word, and fails on a slash in a name. */
    @Example
    void areProblemsOfActuatorAsWell() {
        for (String path : List.of("nothing", "..%2f", "a%2Fb", "a%5cb", "liveness/x", ";a=b", "%252F")) {
            assertThat(refusal(REGISTRY.managementPort(), "/actuator/health/" + path))
                    .isEqualTo(404);
        }
    }

    /** A server that looked for files of these names would fail. */
    @Example
    void areProblemsWhereAFileWouldBe() {
        for (int port : List.of(REGISTRY.port(), REGISTRY.managementPort())) {
            for (String path :
                    List.of("/%2F..", "/static/%2F..", "/webjars/%2F..", "/%2F%2F..%2F..", "/%5C..", "/%00")) {
                assertThat(refusal(port, path)).isBetween(400, 499);
            }
        }
    }

    /** The status of a request that is refused with a problem. */
    private static int refusal(int port, String path) {
        String sent = RawSocket.ask(
                port,
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.ISO_8859_1);

        RawAnswer answer = RawAnswer.of(sent, true);
        assertThat(answer.head()).as(path).contains("content-type: application/problem+json");
        return answer.status();
    }

    @Provide
    Arbitrary<AnyRequest> requests() {
        return AnyRequests.all();
    }

    private static void assertAnswered(AnyRequest request, RawAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        if (answer.status() < 400) {
            return;
        }
        assertThat(answer.head()).contains("content-type: application/problem+json");
        if (!request.method().equals("HEAD")) {
            JsonNode problem = JsonMapper.shared().readTree(answer.body().getBytes(StandardCharsets.ISO_8859_1));
            assertThat(problem.get("status").intValue()).isEqualTo(answer.status());
            assertThat(problem.get("title").stringValue()).isNotBlank();
            assertThat(problem.get("detail").stringValue()).isNotBlank();
        }
    }
}
