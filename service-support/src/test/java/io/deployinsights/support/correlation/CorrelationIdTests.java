package io.deployinsights.support.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTests {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "Root=1-5759e988-bd862e3fe1be46a994272793",
                "build/42:step_7+aGk="
            })
    void keepsWhatIsWellFormed(String sent) {
        assertThat(CorrelationId.of(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\nINFO forged", "\u001b[2J", "{\"a\":1}", "<b>", "caf\u00e9", "a\u2028b"})
    void makesOneInsteadOfWhatIsNot(@Nullable String sent) {
        assertThat(CorrelationId.of(sent)).matches(UUID);
    }

    @Test
    void makesOneInsteadOfALongOne() {
        assertThat(CorrelationId.of("a".repeat(128))).hasSize(128);
        assertThat(CorrelationId.of("a".repeat(129))).matches(UUID);
    }

    @Test
    void goesWithATaskToAnotherThread() throws Exception {
        var seen = new CompletableFuture<String>();
        Runnable task;
        try (var _ = CorrelationId.began("mine")) {
            task = CorrelationId.carried(
                    () -> seen.complete(CorrelationId.current().orElse("none")));
        }

        Thread.ofVirtual().start(task);

        assertThat(seen.get()).isEqualTo("mine");
        assertThat(CorrelationId.current()).isEmpty();
    }

    @Test
    void isMadeForATaskThatNobodyAskedFor() throws Exception {
        var seen = new CompletableFuture<String>();

        Thread.ofVirtual()
                .start(CorrelationId.carried(
                        () -> seen.complete(CorrelationId.current().orElse("none"))));

        assertThat(seen.get()).matches(UUID);
    }
}
