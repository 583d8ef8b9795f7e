package io.deployinsights.insights.current;

import static io.deployinsights.insights.current.ScriptedRegistry.NOW;
import static io.deployinsights.insights.current.ScriptedRegistry.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.HistoryUnreadable;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Feeds that break, or don't come to an end. */
class BrokenFeedTests {

    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final RegistryReader reader = new RegistryReader(registry, () -> NOW, Duration.ofSeconds(5));

    @Test
    void givesUpAFeedThatTellsTheSamePagesInACircle() {
        registry.answers(page("e", "1", true, "a"), page("e", "2", true, "b"), page("e", "1", true, "a"));

        assertThatExceptionOfType(HistoryUnreadable.class).isThrownBy(() -> reader.read());
        assertThat(registry.asked).containsExactly(null, "1", "2");
    }

    @Test
    void givesUpAFeedThatDoesNotGoOn() {
        registry.answers(page("e", "1", false, "a"), page("e", "1", true, "b"));
        reader.read();

        assertThatExceptionOfType(HistoryUnreadable.class).isThrownBy(() -> reader.read());
    }

    @Test
    void givesUpAFeedThatHasNoEndAndNoNews() {
        registry.answers(page("e", "0", true, "a"));
        IntStream.rangeClosed(1, 200).forEach(i -> registry.answers(page("e", "" + i, true, "a")));

        assertThatExceptionOfType(HistoryUnreadable.class).isThrownBy(() -> reader.read());
        assertThat(registry.asked).hasSizeLessThan(110);
    }

    @Test
    void givesUpAFeedWithAnotherEpochEachTime() {
        IntStream.range(0, 20).forEach(i -> registry.answers(page("e" + i, "1", true, "a")));

        assertThatExceptionOfType(HistoryUnreadable.class).isThrownBy(() -> reader.read());
        assertThat(registry.asked).hasSizeLessThan(8);
    }

    /** Whatever breaks, at whichever item of whichever page: the next read returns what a fresh one would. */
    @Test
    void isAsNewAsAFreshReadingAfterAnythingThatBreaksAnywhere() {
        for (int breaking = 0; breaking < 6; breaking++) {
            registry.asked.clear();
            var broken = new RegistryReader(registry, () -> NOW, Duration.ofSeconds(5));
            registry.answers(page("e", "1", false, "a", "b"));
            var before = broken.read().history();
            registry.answers(page("e", "2", true, "c", "a"), breakingAt(breaking, "3", "d", "b", "e"));

            if (breaking <= 3) {
                assertThatExceptionOfType(ArithmeticException.class).isThrownBy(broken::read);
                assertThat(ids(before)).containsExactly("a", "b");
                registry.answers(page("e", "3", false, "d", "b", "e"));
            }

            assertThat(ids(broken.read().history())).containsExactly("a", "b", "c", "d", "e");
        }
    }

    /** A page whose items can't be had from one of them on. */
    private static ChangePage breakingAt(int item, String next, String... ids) {
        var items = page("e", next, false, ids).items();
        return new ChangePage("e", new BreakingList(items, item), next, false, NOW);
    }

    private static final class BreakingList extends AbstractList<Deployment> {

        private final List<Deployment> items;
        private final int breaking;

        BreakingList(List<Deployment> items, int breaking) {
            this.items = items;
            this.breaking = breaking;
        }

        @Override
        public Deployment get(int index) {
            if (index == breaking) {
                throw new ArithmeticException("breaks at " + index);
            }
            return items.get(index);
        }

        @Override
        public int size() {
            // Breaks at its end as well.
            return breaking == items.size() ? items.size() + 1 : items.size();
        }
    }

    private static List<String> ids(DeploymentHistory history) {
        return IntStream.range(0, history.size()).mapToObj(history::id).toList();
    }
}
