package io.deployinsights.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, it is answered, or it is said what is wrong with it; nothing fails, and nobody waits. */
public abstract class AnyRequestFacts {

    private final int port;
    private final int managementPort;
    private final AnyRequests requests;

    protected AnyRequestFacts(int port, int managementPort, AnyRequests requests) {
        this.port = port;
        this.managementPort = managementPort;
        this.requests = requests;
    }

    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void isAnsweredOrRefusedWithAProblem(@ForAll("requests") AnyRequest request, @ForAll boolean management) {
        try (CapturedLog log = CapturedLog.ofAll()) {
            String sent =
                    RawSocket.ask(management ? managementPort : port, request.bytes(), StandardCharsets.ISO_8859_1);

            assertAnswered(request, RawAnswer.of(sent, !request.method().equals("HEAD")));
            assertThat(log.events()).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
        }
    }

    /** Actuator answers what it doesn't know without a word, and fails on a slash in a name. */
    @Example
    void areProblemsOfActuatorAsWell() {
        for (String path : List.of("nothing", "..%2f", "a%2Fb", "a%5cb", "liveness/x", ";a=b", "%252F")) {
            assertThat(refusal(managementPort, "/actuator/health/" + path)).isEqualTo(404);
        }
    }

    /** A server that looked for files of these names would fail. */
    @Example
    void areProblemsWhereAFileWouldBe() {
        for (int either : List.of(port, managementPort)) {
            for (String path :
                    List.of("/%2F..", "/static/%2F..", "/webjars/%2F..", "/%2F%2F..%2F..", "/%5C..", "/%00")) {
                assertThat(refusal(either, path)).isBetween(400, 499);
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
        return requests.all();
    }

    private static void assertAnswered(AnyRequest request, RawAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        if (answer.status() < 400) {
            return;
        }
        assertThat(answer.head()).contains("content-type: application/problem+json");
        if (!request.method().equals("HEAD")) {
            JsonNode problem = JsonMapper.shared().readTree(content(answer));
            assertThat(problem.get("status").intValue()).isEqualTo(answer.status());
            assertThat(problem.get("title").stringValue()).isNotBlank();
            assertThat(problem.get("detail").stringValue()).isNotBlank();
        }
    }

    private static byte[] content(RawAnswer answer) {
        byte[] sent = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        if (!answer.head().contains("encoding: gzip")) {
            return sent;
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return unzipped.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
