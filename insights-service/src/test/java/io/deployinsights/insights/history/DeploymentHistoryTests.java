package io.deployinsights.insights.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentHistoryTests {

    // Combined, because mapping one part to the other compares generators most of the time.
    private record Names(
            @Nullable String id,
            @Nullable String service,
            @Nullable String version,
            @Nullable String environment,
            @Nullable String type,
            @Nullable String status,
            @Nullable String by,
            @Nullable String commit) {}

    private record Numbers(
            @Nullable Instant started,
            @Nullable Instant finished,
            @Nullable Instant rolledBack,
            @Nullable Instant committed,
            @Nullable Integer pullRequest,
            boolean hotfix) {}

    @Property
    void givesBackWhatItWasTold(@ForAll("deployments") List<Deployment> deployments) {
        var history = Histories.of(deployments, Histories.NOW);

        assertThat(history.size()).isEqualTo(deployments.size());
        for (int row = 0; row < history.size(); row++) {
            assertThat(history.deployment(row)).isEqualTo(deployments.get(row));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void takesATimeThatIsNoTimeForMissing(String time) {
        var deployment = new Deployment(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.parse(time),
                null,
                null,
                null,
                null,
                null,
                null,
                false);

        var history = Histories.of(List.of(deployment), Histories.NOW);

        assertThat(history.startedAtMillis(0)).isEqualTo(DeploymentHistory.NO_TIME);
    }

    @Test
    void listsEpisodesInOrderOfCompletion() {
        var history = Histories.history("""
            api  staging  Succeeded   2026-03-02T11:10:00  2026-03-02T12:00:00  id=0b
            api  staging  Failed      2026-03-02T11:00:00  -                    id=0a
            api  staging  RolledBack  2026-03-02T10:00:00  2026-03-02T12:00:00  id=0e
            api  staging  Failed      2026-03-02T11:30:00  2026-03-02T12:00:00  id=10
            api  staging  Succeeded   2026-03-02T09:00:00  2026-03-02T12:00:00  id=0c
            api  staging  Building    2026-03-02T09:00:00  2026-03-02T11:30:00  id=0d
            api  staging  Succeeded   -                    2026-03-02T11:30:00  id=0f
            api  staging  Succeeded   2026-03-02T11:50:00  2026-03-02T11:40:00  id=11
            """);

        // The failure at 11:00, then at 12:00 by their starts: 0c, which began too early, 0e, 0b and 10.
        var episodes = history.episodes(0);

        assertThat(episodes.size()).isEqualTo(1);
        assertThat(history.id(episodes.opening(0))).isEqualTo("0a");
        assertThat(history.id(episodes.ending(0))).isEqualTo("0e");
        assertThat(history.id(episodes.open())).isEqualTo("10");
    }

    @Test
    void ordersWhatCompletedAtOneMomentById() {
        var table = IntStream.range(0, 40)
                .map(i -> i * 23 % 40)
                .mapToObj(id -> "api staging %s 2026-03-02T10:00:00 - id=%02x"
                        .formatted(id % 2 == 0 ? "Failed" : "Succeeded", id))
                .collect(Collectors.joining("\n"));

        var history = Histories.history(table);

        var episodes = history.episodes(0);
        assertThat(IntStream.range(0, episodes.size())
                        .flatMap(i -> IntStream.of(episodes.opening(i), episodes.ending(i)))
                        .mapToObj(history::id))
                .isSorted()
                .hasSize(40);
    }

    @Test
    void keepsItsVersionAsLongAsNothingChanges() {
        var builder = new HistoryBuilder();
        var first = recorded("0a", "Deploying");
        var before = builder.put(first).build(Histories.NOW);

        var again = builder.put(first).build(Histories.NOW.plusSeconds(5));
        var after = builder.put(recorded("0a", "Succeeded")).build(Histories.NOW.plusSeconds(10));

        assertThat(again.version()).isSameAs(before.version());
        assertThat(again.asOf()).isEqualTo(Histories.NOW.plusSeconds(5));
        assertThat(after.version()).isNotSameAs(before.version());
    }

    private static Deployment recorded(String id, String status) {
        return new Deployment(
                id,
                "api",
                null,
                "staging",
                null,
                status,
                null,
                Histories.NOW,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    @Provide
    Arbitrary<List<Deployment>> deployments() {
        var text = Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings().withChars("0123456789abcdef").ofMaxLength(40),
                        Arbitraries.strings().withChars("0123456789ABCDEF").ofMaxLength(8))
                .filter(DeploymentHistoryTests::isWellFormed)
                .injectNull(0.1);
        var time = Arbitraries.longs()
                .between(-62_135_596_800_000L, 253_402_300_799_999L)
                .map(Instant::ofEpochMilli)
                .injectNull(0.1);
        var names = Combinators.combine(text, text, text, text, text, text, text, text)
                .as(Names::new);
        var numbers = Combinators.combine(
                        time,
                        time,
                        time,
                        time,
                        Arbitraries.integers().greaterOrEqual(0).injectNull(0.2),
                        Arbitraries.of(true, false))
                .as(Numbers::new);
        return Combinators.combine(names, numbers)
                .as(DeploymentHistoryTests::deployment)
                .list()
                .uniqueElements(Deployment::id)
                .ofMaxSize(20);
    }

    private static Deployment deployment(Names names, Numbers numbers) {
        return new Deployment(
                names.id(),
                names.service(),
                names.version(),
                names.environment(),
                names.type(),
                names.status(),
                names.by(),
                numbers.started(),
                numbers.finished(),
                numbers.rolledBack(),
                names.commit(),
                numbers.pullRequest(),
                numbers.committed(),
                names.version() == null ? null : "https://ci.example.com/runs/" + names.version(),
                numbers.hotfix());
    }

    /** No half of a surrogate pair: JSON that is valid UTF-8 can't hold one unescaped, and UTF-8 can't store it. */
    private static boolean isWellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }
}
