package io.deployinsights.insights.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.AnswerUnreadable;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.RegistryUnreachable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpChangesTests {

    @AutoClose
    private final StandInRegistry standIn = new StandInRegistry();

    private final Registry registry = Registries.at(standIn.url());

    @Test
    void refusesAPageThatHasMoreAndDoesNotGoOn() {
        standIn.changes(
                StandInRegistry.json("{\"epoch\":\"e\",\"items\":[{\"id\":\"a\"}],\"next\":\"3\",\"more\":true}"));

        assertThatExceptionOfType(AnswerUnreadable.class)
                .isThrownBy(() -> registry.changes(new FeedPosition("e", "3", Instant.EPOCH)))
                .withMessage(
                        "The registry at %s says that its change feed has more, and doesn't go on.", standIn.url());
        assertThat(registry.changes(new FeedPosition("d", "3", Instant.EPOCH))).isPresent();
    }

    @Test
    void readsAPageOfTheChangeFeed() {
        standIn.changes(exchange -> {
            assertThat(exchange.getRequestURI().getQuery()).isEqualTo("after=3&limit=10000");
            StandInRegistry.json(
                            "{\"epoch\":\"e\",\"news\":[1],\"items\":[{\"id\":\"a\"}],\"next\":\"4\",\"more\":true}")
                    .handle(exchange);
        });

        assertThat(registry.changes(new FeedPosition("e", "3", Instant.EPOCH))).hasValueSatisfying(page -> {
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
    void givesUpAPageOfTheChangeFeedSoonerThanAList() {
        standIn.changes(standIn.hangs());
        var patient = Registries.at(standIn.url(), Duration.ofMinutes(5), Duration.ofMillis(300));

        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> patient.changes(null))
                .withMessageEndingWith("did not answer within 0.3 s.");
    }
}
