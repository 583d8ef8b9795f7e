package io.deployinsights.insights.web.answer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.sharing.Capacity;
import io.deployinsights.insights.sharing.NotInTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadersTests {

    private static final int BYTES = 10_000;

    /** For one answer and not for two. */
    private final Capacity memory = new Capacity(BYTES * 3 / 2);

    private final Readers some = new Readers();
    private final Readers others = new Readers();

    @Test
    void takeTheMemoryOfOneAnswerHoweverManyTheyAre() {
        begin(some);

        assertThatCode(() -> begin(some)).doesNotThrowAnyException();
    }

    @Test
    void leaveNoMemoryForAnotherAnswerUntilTheLastHasIt() {
        begin(some);
        begin(some);
        some.end();

        assertThatExceptionOfType(NotInTime.class).isThrownBy(() -> begin(others));

        some.end();
        assertThatCode(() -> begin(others)).doesNotThrowAnyException();
    }

    @Test
    void thatFoundNoMemoryTakeNone() {
        begin(some);
        assertThatExceptionOfType(NotInTime.class).isThrownBy(() -> begin(others));
        some.end();

        assertThatCode(() -> begin(others)).doesNotThrowAnyException();
        others.end();
        assertThatCode(() -> begin(some)).doesNotThrowAnyException();
    }

    private void begin(Readers readers) {
        readers.begin(memory, BYTES, Duration.ofMillis(1));
    }
}
