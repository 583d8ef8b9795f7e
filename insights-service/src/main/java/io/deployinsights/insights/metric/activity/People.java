package io.deployinsights.insights.metric.activity;

import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Advice;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much each person deployed, and how that went. */
public final class People implements Metric<People.Person> {

    private static final int BYTES_A_PERSON = 400;

    /**
     * What is known of one person, or robot.
     *
     * @param deployedBy null for deployments without a person
     * @param deployments started in the window, whatever their status
     * @param finished those that succeeded, failed or were rolled back
     * @param changeFailureRate the share of those that failed or were rolled back, from 0 to 1; null when nothing has finished
     * @param lastStartedAt when the last one was started
     */
    public record Person(
            @Nullable String deployedBy,
            int deployments,
            int finished,
            int failed,
            int rolledBack,
            @Nullable Double changeFailureRate,
            Instant lastStartedAt) {}

    /** The most active first. */
    private static final Comparator<Person> ORDER = Comparator.comparingInt(Person::deployments)
            .reversed()
            .thenComparing(Person::deployedBy, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Table<Person, Person> TABLE = Table.of(Person.class)
            .with("deployedBy", Person::deployedBy)
            .with("deployments", Person::deployments)
            .with("finished", Person::finished)
            .with("failed", Person::failed)
            .with("rolledBack", Person::rolledBack)
            .with("changeFailureRate", Person::changeFailureRate)
            .with("lastStartedAt", Person::lastStartedAt);

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String summary() {
        return "Deployments per person, and how they went";
    }

    @Override
    public String details() {
        return "The most active first.";
    }

    @Override
    public String definition() {
        return "Deployments by who started them, and the share of the finished ones that failed or were rolled back.";
    }

    @Override
    public Table<Person, ?> table() {
        return TABLE;
    }

    @Override
    public boolean hasEvidence() {
        return false;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyNowhere();
    }

    @Override
    public long bytes(DeploymentHistory history, Query query) {
        int people = query.deployedBy().isEmpty()
                ? history.people() + 1
                : query.deployedBy().size();
        return (long) BYTES_A_PERSON * people;
    }

    @Override
    public Advice less() {
        return new Advice("deployedBy", "choose some people by 'deployedBy'");
    }

    @Override
    public Measurement<Person> measure(DeploymentHistory history, Query query) {
        var scan = Scan.of(history, Selection.together(history, query), this, ByPerson::new);
        return new Measurement<>(scan.counted().people(history), scan.excluded());
    }

    /** The deployments of each person, by number. */
    private static final class ByPerson implements Count<ByPerson> {

        private final Int2ObjectOpenHashMap<Deeds> deeds = new Int2ObjectOpenHashMap<>();

        @Override
        public void add(Chunk chunk, Picked started) {
            for (int i = 0; i < started.size(); i++) {
                int place = started.place(i);
                deeds.computeIfAbsent(chunk.person(place), person -> new Deeds())
                        .add(chunk, place);
            }
        }

        @Override
        public void add(ByPerson later) {
            later.deeds.forEach((person, more) -> deeds.merge(person, more, Deeds::and));
        }

        List<Person> people(DeploymentHistory history) {
            return deeds.int2ObjectEntrySet().stream()
                    .map(each -> each.getValue().of(history.person(each.getIntKey())))
                    .sorted(ORDER)
                    .toList();
        }
    }

    /** What one person did. */
    private static final class Deeds {

        private int deployments;
        private int finished;
        private int failed;
        private int rolledBack;
        private long lastStartMillis = Long.MIN_VALUE;

        void add(Chunk chunk, int place) {
            deployments++;
            lastStartMillis = Math.max(lastStartMillis, chunk.startedAtMillis(place));
            switch (chunk.status(place)) {
                case SUCCEEDED -> finished++;
                case FAILED -> {
                    finished++;
                    failed++;
                }
                case ROLLED_BACK -> {
                    finished++;
                    rolledBack++;
                }
                default -> {
                    // Neither a success nor a failure.
                }
            }
        }

        Deeds and(Deeds other) {
            deployments += other.deployments;
            finished += other.finished;
            failed += other.failed;
            rolledBack += other.rolledBack;
            lastStartMillis = Math.max(lastStartMillis, other.lastStartMillis);
            return this;
        }

        Person of(@Nullable String deployedBy) {
            var rate = finished == 0 ? null : (Double) ((failed + rolledBack) / (double) finished);
            return new Person(
                    deployedBy, deployments, finished, failed, rolledBack, rate, Instant.ofEpochMilli(lastStartMillis));
        }
    }
}
