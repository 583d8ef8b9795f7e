package io.deployinsights.registry.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.deployinsights.registry.RawAnswer;
import io.deployinsights.registry.RawSocket;
import io.deployinsights.registry.RunningRegistry;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
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
