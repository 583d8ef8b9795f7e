package io.deployinsights.registry.deployment;

import static io.deployinsights.registry.deployment.Field.FINISHED_AT;
import static io.deployinsights.registry.deployment.Field.STARTED_AT;
import static io.deployinsights.registry.deployment.Field.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Faults;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleTests {

    private static final Instant NOW = Instant.parse("2026-03-25T12:00:00Z");
    private static final Set<Field> ALL = EnumSet.allOf(Field.class);

    private final Faults faults = new Faults();

    @Test
    void endsDeploymentWhenItsStatusDoes() {
        Document after = deployment("Succeeded", NOW.minusSeconds(60), null);

        Lifecycle.settle(deployment("Building", NOW.minusSeconds(60), null), after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", NOW);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void believesNoEndThatWasToldBeforeTheEnd() {
        Document before = deployment("Building", NOW.minusSeconds(60), NOW.minusSeconds(90));
        Document after = deployment("Succeeded", NOW.minusSeconds(60), NOW.minusSeconds(90));

        Lifecycle.settle(before, after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", NOW);
    }

    @Test
    void leavesHistoryAloneThatIsNotTouched() {
        Document dirty = deployment("Succeeded", NOW, NOW.minusSeconds(90));
        Document after = new Document(dirty);

        Lifecycle.settle(dirty, after, Set.of(Field.VERSION), NOW, faults);

        assertThat(after).isEqualTo(dirty);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void fillsInNothingWhereAnEndedDeploymentIsToldAgain() {
        Document dirty = deployment("Succeeded", NOW.minusSeconds(90), null);
        Document after = new Document(dirty);

        Lifecycle.settle(dirty, after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", null);
    }

    @Test
    void blamesEndBeforeStart() {
        settleNew(deployment("Failed", NOW, NOW.minusMillis(1)));

        assertThat(faults.all()).extracting(Fault::field).containsExactly("finishedAt");
    }

    @Test
    void blamesEndOfWhatGoesOn() {
        settleNew(deployment("Deploying", NOW, NOW));

        assertThat(faults.all()).extracting(Fault::field).containsExactly("finishedAt");
    }

    @Test
    void blamesStartThatIsMoreThanFiveMinutesAhead() {
        settleNew(deployment("Succeeded", NOW.plusSeconds(301), null));

        assertThat(faults.all()).extracting(Fault::field).containsExactly("startedAt");
    }

    @Test
    void acceptsStartThatIsFiveMinutesAhead() {
        Document after = deployment("Succeeded", NOW.plusSeconds(300), null);

        settleNew(after);

        assertThat(faults.all()).isEmpty();
        assertThat(after).containsEntry("finishedAt", NOW.plusSeconds(300));
    }

    @Test
    void acceptsEndAtTheStart() {
        settleNew(deployment("Succeeded", NOW, NOW));

        assertThat(faults.all()).isEmpty();
    }

    private void settleNew(Document created) {
        Lifecycle.settle(null, created, ALL, NOW, faults);
    }

    private static Document deployment(String status, Instant startedAt, @Nullable Instant finishedAt) {
        return new Document(STATUS.stored(), status)
                .append(STARTED_AT.stored(), startedAt)
                .append(FINISHED_AT.stored(), finishedAt);
    }
}
