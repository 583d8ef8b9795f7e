package io.deployinsights.insights.history;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentHistoryTests {

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
        var told = new Deployment(
                null, null, null, null, null, null, null, Instant.parse(time), null, null, null, null, null, false);

        var history = Histories.of(List.of(told), Histories.NOW);

        assertThat(history.startedAtMillis(0)).isEqualTo(DeploymentHistory.NO_TIME);
    }

    @Test
    void completesFinishedDeploymentsInOrder() {
        var history = Histories.history("""
                api  staging  Succeeded   2026-03-02T10:00:00  2026-03-02T12:00:00  id=0b
                api  staging  Failed      2026-03-02T11:00:00  -                    id=0a
                web  staging  RolledBack  2026-03-02T10:00:00  2026-03-02T12:00:00  id=09
                web  staging  Succeeded   2026-03-02T09:00:00  2026-03-02T12:00:00  id=0c
                web  staging  Building    2026-03-02T09:00:00  2026-03-02T12:00:00  id=0d
                web  staging  Succeeded   -                    2026-03-02T12:00:00  id=0e
                """);

        assertThat(IntStream.range(0, history.completions()).map(history::completion))
                .containsExactly(1, 3, 2, 0);
    }

    @Test
    void completesAtOneMomentInTheOrderOfIds() {
        var table = IntStream.range(0, 40)
                .mapToObj(i -> "api staging Succeeded 2026-03-02T10:00:00 - id=%02x".formatted(i * 23 % 40))
                .collect(Collectors.joining("\n"));

        var history = Histories.history(table);

        assertThat(IntStream.range(0, history.completions())
                        .map(history::completion)
                        .mapToObj(history::id))
                .isSorted()
                .hasSize(40);
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
        var names = Combinators.combine(text, text, text, text, text, text, text, text);
        var rest = Combinators.combine(
                time,
                time,
                time,
                Arbitraries.integers().greaterOrEqual(0).injectNull(0.2),
                Arbitraries.of(true, false));
        return names.flatAs((id, service, version, environment, type, status, by, commit) ->
                        rest.as((started, finished, committed, pullRequest, hotfix) -> new Deployment(
                                id,
                                service,
                                version,
                                environment,
                                type,
                                status,
                                by,
                                started,
                                finished,
                                commit,
                                pullRequest,
                                committed,
                                version == null ? null : "https://ci.example.com/runs/" + version,
                                hotfix)))
                .list()
                .uniqueElements(Deployment::id)
                .ofMaxSize(20);
    }

    /** No half of a surrogate pair: JSON that is valid UTF-8 can't hold one unescaped, and UTF-8 can't store it. */
    private static boolean isWellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }
}
