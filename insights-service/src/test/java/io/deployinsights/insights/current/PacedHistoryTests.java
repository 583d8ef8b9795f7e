package io.deployinsights.insights.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.http.Registries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How often insights reads the whole list of a registry without a change feed. */
class PacedHistoryTests {

    private static final HistoryProperties PROPERTIES =
            new HistoryProperties(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(1));

    @AutoClose
    private final StandInRegistry standIn = new StandInRegistry();

    private final Registry registry = Registries.at(standIn.url());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-14T09:00:00Z"));
    private final HistorySource source = history(PROPERTIES);

    @Test
    void isLeftAloneNineTimesAsLongAsTheListTakes() {
        standIn.lists(slowly("[]"));
        var first = source.current().history();
        assertThat(standIn.lists()).isEqualTo(1);

        pass(Duration.ofSeconds(27).minusMillis(1));
        assertThat(source.current().history()).isSameAs(first);
        assertThat(source.current().stale()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(source.current().history()).isSameAs(first);

        await().until(() -> standIn.lists() == 2);
        assertThat(source.current().stale()).isFalse();
    }

    @Test
    void isRenewedBeforeItIsTooOldHoweverLongTheListTakes() {
        var hurried =
                history(new HistoryProperties(Duration.ofSeconds(5), Duration.ofSeconds(12), Duration.ofMinutes(1)));
        standIn.lists(slowly("[]"));
        hurried.current();

        // The list took 3 s, and the next one may as well.
        pass(Duration.ofSeconds(6).minusMillis(1));
        hurried.current();
        assertThat(standIn.lists()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        hurried.current();

        await().until(() -> standIn.lists() == 2);
    }

    @Test
    void isTheSameVersionWhileTheListHasTheSameTag() {
        standIn.lists(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            boolean isKnown = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            (isKnown ? StandInRegistry.bytes(304, "application/json", new byte[0]) : StandInRegistry.json("[{}]"))
                    .handle(exchange);
        });
        var first = source.current().history();
        pass(Duration.ofSeconds(5));

        var second = source.current().history();

        assertThat(standIn.lists()).isEqualTo(2);
        assertThat(second.version()).isSameAs(first.version());
        assertThat(second.asOf()).isEqualTo(now.get());
    }

    /** A list that takes three seconds of the clock that the history goes by. */
    private HttpHandler slowly(String json) {
        return exchange -> {
            pass(Duration.ofSeconds(3));
            StandInRegistry.json(json).handle(exchange);
        };
    }

    private void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    private PolledHistory history(HistoryProperties properties) {
        return new PolledHistory(registry, properties, now::get, new SimpleMeterRegistry(), List.of());
    }
}
