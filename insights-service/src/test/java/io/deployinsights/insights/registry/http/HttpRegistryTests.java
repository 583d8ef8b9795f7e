package io.deployinsights.insights.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.AnswerUnreadable;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.RegistryUnreachable;
import io.deployinsights.support.build.Build;
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
    void leavesAListAloneThatStillHasItsTag() {
        standIn.lists(exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"7\"");
            var isKnown = "W/\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            (isKnown ? StandInRegistry.bytes(304, "application/json", new byte[0]) : StandInRegistry.json(TWO))
                    .handle(exchange);
        });

        var list = registry.deployments(null).orElseThrow();

        assertThat(list.tag()).isEqualTo("W/\"7\"");
        assertThat(registry.deployments(list.tag())).isEmpty();
        assertThat(registry.deployments("\"6\"")).isPresent();
    }

    @Test
    void takesNoListForUnchangedThatItDoesNotKnow() {
        standIn.lists(StandInRegistry.bytes(304, "application/json", new byte[0]));

        assertFails(AnswerUnreadable.class, "answered with nothing");
    }

    @Test
    void keepsThePathOfTheUrlAndHidesItsPassword() {
        var elsewhere = registry("http://somebody:secret@127.0.0.1:%d/prefix/"
                .formatted(standIn.url().getPort()));

        assertThatExceptionOfType(RegistryRefused.class)
                .isThrownBy(() -> elsewhere.deployments(null))
                .withMessage("The registry at %s/prefix answered with status 404.", standIn.url());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 404, 500, 503})
    void refusesAnyStatusBut200(int status) {
        standIn.lists(StandInRegistry.status(status)).probes(StandInRegistry.status(status));

        var refusal = catchThrowableOfType(RegistryRefused.class, () -> registry.deployments(null));
        assertThat(refusal).hasMessage("The registry at %s answered with status %d.", standIn.url(), status);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(registry.health().isHealthy()).isFalse();
    }

    @Test
    void saysThatTheConnectionIsRefused() {
        standIn.close();

        assertFails(RegistryUnreachable.class, "refused the connection");
        assertThat(registry.health().isHealthy()).isFalse();
    }

    @Test
    void saysThatTheHostIsUnknown() {
        var nowhere = registry("http://registry.invalid:5176");

        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> nowhere.deployments(null))
                .withMessage("The registry at http://registry.invalid:5176 has a host name that can't be resolved.");
    }

    @Test
    void saysThatThereIsNoAnswer() {
        standIn.lists(standIn.hangs());

        assertFails(RegistryUnreachable.class, "did not answer within 0.5 s");
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
        assertFails(AnswerUnreadable.class, "answered with text/html instead of JSON");

        standIn.lists("<html>");
        assertFails(AnswerUnreadable.class, "answered with what is no list of deployments");

        standIn.lists(
                StandInRegistry.bytes(200, "application/json", new byte[] {'[', '"', (byte) 0xC3, '(', '"', ']'}));
        assertFails(AnswerUnreadable.class, "answered with what is no list of deployments");
    }

    @Test
    void refusesAnAnswerWithoutABody() {
        standIn.lists(StandInRegistry.bytes(200, "application/json", new byte[0]));

        assertFails(AnswerUnreadable.class, "answered with nothing");
    }

    @Test
    void knowsAHealthyRegistry() {
        assertThat(registry.health().isHealthy()).isTrue();
    }

    @Test
    void takesARegistryThatHangsForUnhealthy() {
        standIn.probes(standIn.hangs());

        assertThat(registry.health().isHealthy()).isFalse();
    }

    @Test
    void asksForNoMoreThanTheStatusOfARegistrysHealth() {
        standIn.probes(standIn.hangsAfter("{\"status\":"));

        assertThat(registry.health().isHealthy()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{\"build\":\"1.4.0\"}", ""})
    void takesARegistryForHealthyByItsStatusAlone(String body) {
        standIn.probes(StandInRegistry.bytes(200, "text/html", body.getBytes(StandardCharsets.UTF_8)));

        assertThat(registry.health()).isEqualTo(new Registry.Condition(true, null));
    }

    @Test
    void readsWhatRunsAsTheRegistry() {
        standIn.probes(StandInRegistry.bytes(
                200, "application/json", "{\"build\":{\"version\":\"1.4.0\"}}".getBytes(StandardCharsets.UTF_8)));

        assertThat(registry.health()).isEqualTo(new Registry.Condition(true, new Build("1.4.0", Build.UNKNOWN)));
    }

    private void assertFails(Class<? extends RegistryUnavailable> as, String how) {
        assertThatExceptionOfType(as)
                .isThrownBy(() -> registry.deployments(null))
                .withMessageStartingWith("The registry at %s %s", standIn.url(), how);
    }

    private int size() {
        return Registries.list(registry).build(Instant.EPOCH).size();
    }

    private static Registry registry(String url) {
        return Registries.at(URI.create(url), Duration.ofMillis(500));
    }
}
