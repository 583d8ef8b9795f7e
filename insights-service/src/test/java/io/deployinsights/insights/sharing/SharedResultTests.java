package io.deployinsights.insights.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedResultTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BYTES = 10_000;

    /** Memory for one result and not for two. */
    private final Workers workers = new Workers("test", BYTES * 3 / 2, PATIENCE);

    private final SharedResult<String> one = calculated("one");
    private final SharedResult<String> other = calculated("other");

    @Test
    void takesTheMemoryOfOneHoweverManyUseIt() {
        var uses = new AtomicInteger();

        one.use(soon(), first -> one.use(soon(), second -> uses.incrementAndGet() > 0));

        assertThat(uses).hasValue(1);
    }

    @Test
    void leavesNoMemoryForAnotherUntilItsLastUserLeaves() {
        one.use(soon(), first -> {
            one.use(soon(), second -> true);
            assertThatExceptionOfType(NotInTime.class).isThrownBy(() -> other.use(now(), used -> true));
            return true;
        });

        assertThat(other.use(now(), used -> true)).isTrue();
    }

    @Test
    void takesNoneWhereItFoundNone() {
        one.use(soon(), first -> {
            assertThatExceptionOfType(NotInTime.class).isThrownBy(() -> other.use(now(), used -> true));
            return true;
        });

        assertThat(other.use(now(), used -> true)).isTrue();
        assertThat(one.use(now(), used -> true)).isTrue();
    }

    @Test
    void isNotBegunWhenNobodyWaitsForIt() {
        var begun = new AtomicInteger();
        var over = new CountDownLatch(1);
        var unwanted = new SharedResult<String>(workers, result -> BYTES);

        unwanted.start(BYTES, () -> "begun" + begun.incrementAndGet(), over::countDown);

        await().until(() -> over.getCount() == 0);
        assertThat(begun).hasValue(0);
        assertThat(unwanted.use(soon(), used -> true)).isFalse();
        assertThat(one.use(now(), used -> true)).as("memory is free").isTrue();
    }

    private SharedResult<String> calculated(String name) {
        var result = new SharedResult<String>(workers, value -> BYTES);
        var user = Thread.ofVirtual().start(() -> result.use(soon(), value -> true));
        // All waiting callers have come before it begins.
        await().until(() -> user.getState() == Thread.State.TIMED_WAITING);
        result.start(BYTES, () -> name, () -> {});
        await().until(() -> !user.isAlive());
        return result;
    }

    private static Deadline soon() {
        return Deadline.in(PATIENCE);
    }

    private static Deadline now() {
        return Deadline.in(Duration.ZERO);
    }
}
