package io.deployinsights.insights.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.deployinsights.insights.chronology.Chronology;
import io.deployinsights.insights.chronology.ChronologyBuilder;
import io.deployinsights.insights.chronology.Episodes;
import io.deployinsights.insights.chronology.TimedRows;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowedHistoryTests {

    private static final Instant FIRST = Instant.parse("2026-03-02T10:00:00Z");

    @Property(tries = 100)
    void isTheSameWhetherFollowedOrReadAtOnce(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var followed = new HistoryBuilder();
        var latest = new LinkedHashMap<String, Deployment>();

        for (int poll = 0; poll < 6; poll++) {
            for (int change = random.nextInt(12); change > 0; change--) {
                var deployment = deployment(random.nextInt(25), random);
                followed.put(deployment);
                latest.put(deployment.id(), deployment);
            }
            agree(followed.build(Histories.NOW), List.copyOf(latest.values()));
        }
    }

    /** What lies ahead counts when its time has come, whether anything else has changed or not. */
    @Property(tries = 100)
    void isTheSameWhenTimesHaveCome(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var followed = new HistoryBuilder();
        var latest = new LinkedHashMap<String, Deployment>();
        var history = followed.build(FIRST);

        for (int poll = 0; poll < 8; poll++) {
            var now = FIRST.minus(Duration.ofMinutes(5)).plusSeconds(10L * poll);
            agree(history.at(now), List.copyOf(latest.values()));
            for (int change = random.nextInt(12) - 6; change > 0; change--) {
                var deployment = deployment(random.nextInt(25), random);
                followed.put(deployment);
                latest.put(deployment.id(), deployment);
            }
            history = followed.build(now);
            agree(history, List.copyOf(latest.values()));
        }
    }

    @Test
    void changesWhenTheTimeOfADeploymentHasCome() {
        var history = Histories.history("api staging Succeeded 2026-03-02T10:00:00 2026-03-02T10:10:00", FIRST);
        var finish = FIRST.plus(Duration.ofMinutes(10));

        assertThat(history.nextChange()).isEqualTo(finish.minus(Duration.ofMinutes(5)));
        assertThat(history.at(history.nextChange().minusMillis(1)).version()).isSameAs(history.version());
        assertThat(history.at(history.nextChange()).version()).isNotSameAs(history.version());
        assertThat(history.at(history.nextChange()).nextChange()).isEqualTo(Instant.MAX);
    }

    @Test
    void isTheSameAcrossTheBordersOfItsChunks() {
        var random = new SplittableRandom(42);
        var followed = new HistoryBuilder();
        var latest = new LinkedHashMap<String, Deployment>();

        for (int poll = 0; poll < 3; poll++) {
            for (int change = 0; change < 5000; change++) {
                var deployment = deployment(random.nextInt(9000), random);
                followed.put(deployment);
                latest.put(deployment.id(), deployment);
            }
            agree(followed.build(Histories.NOW), List.copyOf(latest.values()));
        }
    }

    /** Targets of few rows are looked at in another way than those of many. */
    @Property(tries = 50)
    void isTheSameWhileTargetsGrow(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var followed = new HistoryBuilder();
        var latest = new LinkedHashMap<String, Deployment>();

        for (int ids = 1; ids < 300; ids *= 2) {
            for (int change = 0; change < ids; change++) {
                var deployment = deployment(random.nextInt(ids), random);
                followed.put(deployment);
                latest.put(deployment.id(), deployment);
            }
            agree(followed.build(Histories.NOW), List.copyOf(latest.values()));
        }
    }

    @Test
    void leavesEarlierHistoriesAsTheyWere() {
        var followed = new HistoryBuilder();
        var random = new SplittableRandom(42);
        var first =
                IntStream.range(0, 6000).mapToObj(id -> deployment(id, random)).toList();
        first.forEach(followed::put);
        var before = followed.build(Histories.NOW);

        IntStream.range(0, 7000).mapToObj(id -> deployment(id, random)).forEach(followed::put);
        followed.build(Histories.NOW);

        agree(before, first);
    }

    /** Wherever it breaks, in taking what has changed or in what follows from that. */
    @Property(tries = 60)
    void isTheSameAfterSomethingHasBroken(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var breaking = new AtomicInteger();
        var followed = new HistoryBuilder(() -> new BreakingChronology(breaking));
        var latest = new LinkedHashMap<String, Deployment>();

        for (int poll = 0; poll < 6; poll++) {
            var changes = random.ints(random.nextInt(12), 0, 25)
                    .mapToObj(id -> deployment(id, random))
                    .toList();
            var before = followed.build(Histories.NOW);
            var broken = new ArrayList<@Nullable Deployment>(changes);
            broken.add(random.nextInt(broken.size() + 1), null);
            assertThatNullPointerException().isThrownBy(() -> followed.putAll(broken));
            assertThat(followed.build(Histories.NOW).version()).isSameAs(before.version());

            boolean isNews = followed.putAll(changes);
            changes.forEach(change -> latest.put(change.id(), change));
            breaking.set(isNews ? random.nextInt(3) : 0);
            for (int tries = breaking.get(); tries > 0; tries--) {
                assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> followed.build(Histories.NOW));
            }
            agree(followed.build(Histories.NOW), List.copyOf(latest.values()));
        }
    }

    private static void agree(DeploymentHistory history, List<Deployment> deployments) {
        var expected = Histories.of(deployments, history.asOf());
        assertThat(all(history)).isEqualTo(deployments);
        assertThat(inTime(history)).isEqualTo(inTime(expected));
        assertThat(episodes(history)).isEqualTo(episodes(expected));
        assertThat(duplicates(history)).isEqualTo(duplicates(expected));
    }

    private static List<Deployment> all(DeploymentHistory history) {
        var all = new ArrayList<Deployment>();
        for (int row = 0; row < history.size(); row++) {
            all.add(history.deployment(row));
        }
        return all;
    }

    /** By target, because the histories may number them differently. */
    private static Map<Target, List<String>> episodes(DeploymentHistory history) {
        var byTarget = new HashMap<Target, List<String>>();
        for (int target = 0; target < history.targets().size(); target++) {
            var episodes = history.episodes(target);
            var found = IntStream.range(0, episodes.size())
                    .mapToObj(i -> history.id(episodes.opening(i)) + " to " + history.id(episodes.ending(i)))
                    .collect(Collectors.toList());
            if (episodes.open() != Episodes.NONE) {
                found.add(history.id(episodes.open()));
            }
            byTarget.put(history.targets().get(target), found);
        }
        byTarget.values().removeIf(List::isEmpty);
        return byTarget;
    }

    private static List<Boolean> inTime(DeploymentHistory history) {
        return IntStream.range(0, history.size())
                .mapToObj(row -> history.chunkOf(row).isInTime(Chunk.placeOf(row)))
                .toList();
    }

    private static List<String> duplicates(DeploymentHistory history) {
        return IntStream.range(0, history.size())
                .filter(history::isPossibleDuplicate)
                .mapToObj(history::id)
                .toList();
    }

    private static Deployment deployment(int id, SplittableRandom random) {
        var start = random.nextInt(20) == 0 ? null : FIRST.plusSeconds(random.nextInt(40));
        var statuses = List.of("Queued", "Deploying", "Succeeded", "Succeeded", "Failed", "RolledBack", "Lost");
        return new Deployment(
                "%024x".formatted(id),
                "service-" + random.nextInt(3),
                "1." + random.nextInt(2),
                random.nextBoolean() ? "staging" : "production",
                "Tag",
                statuses.get(random.nextInt(statuses.size())),
                "dev-" + random.nextInt(3),
                start,
                random.nextBoolean() || start == null ? null : start.plusSeconds(random.nextInt(30)),
                random.nextInt(4) == 0 ? FIRST.plusSeconds(random.nextInt(60)) : null,
                "abcdef" + random.nextInt(2) + "0",
                random.nextInt(100),
                null,
                "https://ci.example.com/runs/" + random.nextInt(1000),
                random.nextBoolean());
    }

    /** Breaks so many times, each after it has followed half of what has changed. */
    private static final class BreakingChronology extends ChronologyBuilder {

        private final AtomicInteger breaking;

        BreakingChronology(AtomicInteger breaking) {
            this.breaking = breaking;
        }

        @Override
        public Chronology follow(TimedRows rows) {
            return follow(new RowStore().rows(Long.MAX_VALUE), rows, IntStream.range(0, rows.size()));
        }

        @Override
        public Chronology follow(TimedRows before, TimedRows now, IntStream touched) {
            if (breaking.get() == 0) {
                return super.follow(before, now, touched);
            }
            breaking.decrementAndGet();
            super.follow(before, now, touched.filter(row -> row % 2 == 0));
            throw new ArithmeticException("breaks");
        }
    }
}
