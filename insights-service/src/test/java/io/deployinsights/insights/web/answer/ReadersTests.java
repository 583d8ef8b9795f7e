package io.deployinsights.insights.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.sharing.Capacity;
import org.junit.jupiter.api.Test;

class ReadersTests {

    private static final int BYTES = 10_000;

    /** For one answer and not for two. */
    private final Capacity memory = new Capacity(BYTES * 3 / 2);

    private final Readers some = new Readers();
    private final Readers others = new Readers();

    @Test
    void takeTheMemoryOfOneAnswerHoweverManyTheyAre() {
        assertThat(some.begin(memory, BYTES)).isTrue();
        assertThat(some.begin(memory, BYTES)).isTrue();
    }

    @Test
    void leaveNoMemoryForAnotherAnswerUntilTheLastHasIt() {
        some.begin(memory, BYTES);
        some.begin(memory, BYTES);
        some.end();
        assertThat(others.begin(memory, BYTES)).isFalse();

        some.end();
        assertThat(others.begin(memory, BYTES)).isTrue();
    }

    @Test
    void thatFoundNoMemoryTakeNone() {
        some.begin(memory, BYTES);
        others.begin(memory, BYTES);
        some.end();

        assertThat(others.begin(memory, BYTES)).isTrue();
        others.end();
        assertThat(some.begin(memory, BYTES)).isTrue();
    }
}
