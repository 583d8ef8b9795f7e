package io.deployinsights.insights.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.FeedPlace;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.RegistryUnreachable;
import io.deployinsights.insights.registry.UnreadableAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRegistryTests {

    private static final String TWO = "[{\"id\":\"a\"},{\"id\":\"b\"}]";

    @AutoClose
    private final StandInRegistry standIn = new StandInRegistry();

    private final Registry registry = registry(standIn.url().toString());

    @Test
    void readsTheWholeList() {
        standIn.lists(TWO);

        assertThat(size()).isEqualTo(2);
    }

    @Test
    void readsACompressedList() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(TWO.getBytes(StandardCharsets.UTF_8));
        }

        standIn.lists(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).contains("gzip");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            StandInRegistry.bytes(200, "application/json", compressed.toByteArray())
                    .handle(exchange);
        });

        assertThat(size()).isEqualTo(2);
    }

    @Test
    void readsAPageOfTheChangeFeed() {
        standIn.changes(exchange -> {
            assertThat(exchange.getRequestURI().getQuery()).isEqualTo("after=3&limit=10000");
            StandInRegistry.json(
                            "{\"epoch\":\"e\",\"news\":[1],\"items\":[{\"id\":\"a\"}],\"next\":\"4\",\"more\":true}")
                    .handle(exchange);
        });

        assertThat(registry.changes(new FeedPlace("e", "3", Instant.EPOCH))).hasValueSatisfying(page -> {
            assertThat(page.epoch()).isEqualTo("e");
            assertThat(page.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.id()).isEqualTo("a"));
            assertThat(page.next()).isEqualTo("4");
            assertThat(page.more()).isTrue();
        });
    }

    @Test
    void hasNoChangesOfARegistryWithoutAFeed() {
        assertThat(registry.changes(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"epoch\":\"e\",\"items\":[],\"next\":\"4\"}",
                "{\"epoch\":\"e\",\"items\":[],\"more\":false}",
                "{\"epoch\":null,\"items\":[],\"next\":\"4\",\"more\":false}",
                "{\"epoch\":\"e\",\"items\":{},\"next\":\"4\",\"more\":false}",
                "{\"epoch\":\"e\",\"items\":[{\"id\":\"a\"}"
            })
    void takesNoHalfPageForAWholeOne(String page) {
        standIn.changes(StandInRegistry.json(page));

        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> registry.changes(null));
    }

    @Test
    void keepsThePathOfTheUrlAndHidesItsPassword() {
        var elsewhere = registry("http://somebody:secret@127.0.0.1:%d/prefix/"
                .formatted(standIn.url().getPort()));

        assertThatExceptionOfType(RegistryRefused.class)
                .isThrownBy(elsewhere::deployments)
                .withMessage("The registry at %s/prefix answered with status 404.", standIn.url());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 404, 500, 503})
    void refusesAnyStatusBut200(int status) {
        standIn.lists(StandInRegistry.status(status)).probes(StandInRegistry.status(status));

        var refusal = catchThrowableOfType(RegistryRefused.class, registry::deployments);
        assertThat(refusal).hasMessage("The registry at %s answered with status %d.", standIn.url(), status);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(registry.isHealthy()).isFalse();
    }

    @Test
    void saysThatTheConnectionIsRefused() {
        standIn.close();

        assertFails(RegistryUnreachable.class, "refused the connection");
        assertThat(registry.isHealthy()).isFalse();
    }

    @Test
    void saysThatTheHostIsUnknown() {
        var nowhere = registry("http://registry.invalid:5176");

        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(nowhere::deployments)
                .withMessage("The registry at http://registry.invalid:5176 has a host name that can't be resolved.");
    }

    @Test
    void saysThatThereIsNoAnswer() {
        standIn.lists(standIn.hangs());

        assertFails(RegistryUnreachable.class, "did not answer within 0.5 s");
    }

    @Test
    void givesUpAPageOfTheChangeFeedSoonerThanAList() {
        standIn.changes(standIn.hangs());
        var patient = Registries.at(standIn.url(), Duration.ofMinutes(5), Duration.ofMillis(300));

        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> patient.changes(null))
                .withMessageEndingWith("did not answer within 0.3 s.");
    }

    @Test
    void neverWaitsLongerForAListThatStops() {
        standIn.lists(standIn.hangsAfter("[{\"id\":\"a\"},"));

        assertFails(RegistryUnreachable.class, "broke off its answer, or took longer than 0.5 s");
    }

    @Test
    void neverTakesHalfAListForAWholeOne() {
        standIn.lists(StandInRegistry.breaksOffAfter("[{\"id\":\"a\"},{\"id\":\"b\"}"));
        assertFails(RegistryUnreachable.class, "broke off its answer");

        standIn.lists(StandInRegistry.breaksOffAfter(TWO));
        assertFails(RegistryUnreachable.class, "broke off its answer");

        standIn.lists("[{\"id\":\"a\"},{\"id\":\"b\"}");
        assertFails(RegistryUnreachable.class, "broke off its answer");
    }

    @Test
    void refusesWhatIsNoJson() {
        standIn.lists(StandInRegistry.bytes(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        assertFails(UnreadableAnswer.class, "answered with text/html instead of JSON");

        standIn.lists("<html>");
        assertFails(UnreadableAnswer.class, "answered with what is no list of deployments");

        standIn.lists(
                StandInRegistry.bytes(200, "application/json", new byte[] {'[', '"', (byte) 0xC3, '(', '"', ']'}));
        assertFails(UnreadableAnswer.class, "answered with what is no list of deployments");
    }

    @Test
    void refusesAnAnswerWithoutABody() {
        standIn.lists(StandInRegistry.bytes(200, "application/json", new byte[0]));

        assertFails(UnreadableAnswer.class, "answered with nothing");
    }

    @Test
    void knowsAHealthyRegistry() {
        assertThat(registry.isHealthy()).isTrue();
    }

    @Test
    void takesARegistryThatHangsForUnhealthy() {
        standIn.probes(standIn.hangs());

        assertThat(registry.isHealthy()).isFalse();
    }

    @Test
    void asksForNoMoreThanTheStatusOfARegistrysHealth() {
        standIn.probes(standIn.hangsAfter("{\"status\":"));

        assertThat(registry.isHealthy()).isTrue();
    }

    private void assertFails(Class<? extends RegistryUnavailable> as, String how) {
        assertThatExceptionOfType(as)
                .isThrownBy(registry::deployments)
                .withMessageStartingWith("The registry at %s %s", standIn.url(), how);
    }

    private int size() {
        return registry.deployments().build(Instant.EPOCH).size();
    }

    private static Registry registry(String url) {
        return Registries.at(URI.create(url), Duration.ofMillis(500));
    }
}
