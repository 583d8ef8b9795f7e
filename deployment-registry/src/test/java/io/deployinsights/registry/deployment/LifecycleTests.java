package io.deployinsights.registry.deployment;

import static io.deployinsights.registry.deployment.Field.FINISHED_AT;
import static io.deployinsights.registry.deployment.Field.STARTED_AT;
import static io.deployinsights.registry.deployment.Field.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Faults;
import java.time.Instant;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTests {

    private static final Instant NOW = Instant.parse("2026-03-25T12:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(60);

    private final Faults faults = new Faults();

    @ParameterizedTest
    @CsvSource({"Queued", "Building", "Deploying"})
    void endsDeploymentWhenItsStatusDoes(String unfinished) {
        Document after = deployment("Succeeded", EARLIER, null);

        Lifecycle.settle(deployment(unfinished, EARLIER, null), after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", NOW);
        assertThat(faults.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Deploying", "success", "Succeeded"})
    void keepsEndThatIsStored(String from) {
        Instant finish = NOW.minusSeconds(90);
        Document after = deployment("Succeeded", EARLIER, finish);

        Lifecycle.settle(deployment(from, EARLIER, finish), after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", finish);
        assertThat(faults.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"success", "Succeeded", "Failed"})
    void knowsNoEndOfWhatDoesNotEndNow(String from) {
        Document after = deployment("Succeeded", EARLIER, null);

        Lifecycle.settle(deployment(from, EARLIER, null), after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", null);
    }

    @Test
    void keepsWhatItCannotRead() {
        Document before = deployment("Deploying", EARLIER, null).append("finishedAt", "2026-03-25T11:59:30");
        Document after = new Document(before).append("status", "Succeeded");

        Lifecycle.settle(before, after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", "2026-03-25T11:59:30");
    }

    @Test
    void takesTheDefaultOfDotnetForNoEnd() {
        Document before = deployment("Deploying", EARLIER, Instant.parse("0001-01-01T00:00:00Z"));
        Document after = new Document(before).append("status", "Succeeded");

        Lifecycle.settle(before, after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", NOW);
    }

    @Test
    void refusesToForgetTheEnd() {
        Document after = deployment("Succeeded", EARLIER, null);

        Lifecycle.settle(deployment("Succeeded", EARLIER, NOW), after, Set.of(FINISHED_AT), NOW, faults);

        assertThat(faults.all())
                .containsExactly(new Fault(
                        "finishedAt",
                        "is null, and a deployment that is Succeeded has finished; allowed is a time, or to leave it"
                                + " out, which keeps 2026-03-25T12:00:00Z"));
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
    void knowsWhenASuccessIsRolledBack() {
        Document before = deployment("Succeeded", EARLIER, NOW.minusSeconds(30));
        Document after = new Document(before).append("status", "RolledBack");

        Lifecycle.settle(before, after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("rolledBackAt", NOW).containsEntry("finishedAt", NOW.minusSeconds(30));
    }

    @Test
    void endsWhatIsRolledBackStraightAway() {
        Document after = deployment("RolledBack", EARLIER, null);

        Lifecycle.settle(deployment("Deploying", EARLIER, null), after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("finishedAt", NOW).doesNotContainKey("rolledBackAt");
    }

    @Test
    void rollsBackNothingBeforeItEnded() {
        Document before = deployment("Succeeded", EARLIER, NOW.plusSeconds(20));
        Document after = new Document(before).append("status", "RolledBack");

        Lifecycle.settle(before, after, Set.of(STATUS), NOW, faults);

        assertThat(after).containsEntry("rolledBackAt", NOW.plusSeconds(20));
    }

    @Test
    void blamesRollbackBeforeTheEnd() {
        settleNew(deployment("RolledBack", EARLIER, NOW).append("rolledBackAt", NOW.minusMillis(1)));

        assertThat(faults.all()).extracting(Fault::field).containsExactly("rolledBackAt");
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, names = "ROLLED_BACK", mode = EnumSource.Mode.EXCLUDE)
    void blamesRollbackOfWhatIsNotRolledBack(Status status) {
        settleNew(deployment(status.word(), EARLIER, status.finished() ? NOW : null)
                .append("rolledBackAt", NOW));

        assertThat(faults.all())
                .containsExactly(new Fault(
                        "rolledBackAt", "is only allowed with RolledBack, and the status is " + status.word()));
    }

    @Test
    void blamesEndBeforeStart() {
        settleNew(deployment("Failed", NOW, NOW.minusMillis(1)));

        assertThat(faults.all()).extracting(Fault::field).containsExactly("finishedAt");
    }

    @Test
    void blamesEndOfWhatGoesOn() {
        settleNew(deployment("Deploying", NOW, NOW));

        assertThat(faults.all())
                .containsExactly(new Fault(
                        "finishedAt",
                        "is only allowed with a finished status (Succeeded, Failed, RolledBack, Cancelled), and the"
                                + " status is Deploying"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"STARTED_AT", "FINISHED_AT", "ROLLED_BACK_AT"})
    void blamesTimeThatIsMoreThanFiveMinutesAhead(Field ahead) {
        Document before = deployment("RolledBack", EARLIER, EARLIER).append("rolledBackAt", NOW.plusSeconds(300));
        Document after = new Document(before).append(ahead.stored(), NOW.plusMillis(300_001));

        Lifecycle.settle(before, after, Set.of(ahead), NOW, faults);

        assertThat(faults.all())
                .contains(new Fault(
                        ahead.json(),
                        "is 2026-03-25T12:05:00.001Z, more than 5 minutes ahead of the registry's clock; allowed is a"
                                + " time up to 2026-03-25T12:05:00Z"));
    }

    @Test
    void blamesFutureStartOfAnyStatusOnce() {
        settleNew(deployment("Queued", NOW.plusSeconds(301), null));
        settleNew(deployment("Succeeded", NOW.plusSeconds(301), null));

        assertThat(faults.all()).extracting(Fault::field).containsExactly("startedAt", "startedAt");
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
        Lifecycle.begin(created, NOW, faults);
    }

    private static Document deployment(String status, Instant startedAt, @Nullable Instant finishedAt) {
        return new Document(STATUS.stored(), status)
                .append(STARTED_AT.stored(), startedAt)
                .append(FINISHED_AT.stored(), finishedAt);
    }
}
