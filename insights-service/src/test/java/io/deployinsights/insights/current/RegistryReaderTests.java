package io.deployinsights.insights.current;

import static io.deployinsights.insights.current.ScriptedRegistry.NOW;
import static io.deployinsights.insights.current.ScriptedRegistry.deployment;
import static io.deployinsights.insights.current.ScriptedRegistry.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.RegistryUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistryReaderTests {

    private Instant now = NOW;
    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final RegistryReader reader = new RegistryReader(registry, () -> now, Duration.ofSeconds(5));

    @Test
    void readsThePagesOfTheFeedToTheirEnd() {
        registry.answers(page("e", "1", true, "a", "b"), page("e", "2", false, "c"));

        assertThat(ids(reader.read().history())).containsExactly("a", "b", "c");
        assertThat(registry.asked).containsExactly(null, "1");
    }

    @Test
    void asksOnceWhenNothingIsNew() {
        registry.answers(page("e", "1", false, "a"), page("e", "1", false));
        reader.read();

        assertThat(ids(reader.read().history())).containsExactly("a");
        assertThat(registry.asked).containsExactly(null, "1");
    }

    @Test
    void answersTheMomentOfAHistoryInWhichNothingIsNew() {
        var later = NOW.plusSeconds(5);
        registry.answers(page("e", "1", false, "a"), new ChangePage("e", List.of(), "1", false, later));
        reader.read();

        assertThat(reader.read().history().asOf()).isEqualTo(later);
    }

    @Test
    void isAsNewAsTheLastOfItsPages() {
        var later = NOW.plusSeconds(5);
        registry.answers(page("e", "1", true, "a"), new ChangePage("e", List.of(), "2", false, later));

        assertThat(reader.read().history().asOf()).isEqualTo(later);
    }

    @Test
    void startsOverInAnotherEpoch() {
        registry.answers(page("e", "1", false, "a"), page("f", "7", false, "b"), page("f", "8", false, "c"));
        reader.read();

        assertThat(ids(reader.read().history())).containsExactly("c");
        assertThat(registry.asked).containsExactly(null, "1", null);
    }

    @Test
    void startsOverWhereTheRegistryDoesNotKnowTheCursor() {
        registry.answers(page("e", "1", false, "a"), page("e", "7", false, "b"), page("e", "8", false, "c"));
        reader.read();
        registry.knowsNoCursor = true;

        assertThat(ids(reader.read().history())).containsExactly("b");
        registry.knowsNoCursor = false;
        assertThat(ids(reader.read().history())).containsExactly("b", "c");
        assertThat(registry.asked).containsExactly(null, "1", null, "7");
    }

    @Test
    void goesOnWhereAReadBrokeOff() {
        registry.answers(page("e", "1", true, "a"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> reader.read());

        registry.answers(page("e", "2", false, "b"));
        assertThat(ids(reader.read().history())).containsExactly("a", "b");
        assertThat(registry.asked).containsExactly(null, "1", "1");
    }

    @Test
    void readsTheWholeListWhereThereIsNoFeed() {
        registry.hasFeed = false;
        registry.list = List.of(deployment("a"), deployment("b"));

        assertThat(ids(reader.read().history())).containsExactly("a", "b");
    }

    @Test
    void goesOnFollowingAfterOneAnswerThatThereIsNoFeed() {
        registry.answers(page("e", "1", false, "a"));
        reader.read();
        registry.hasFeed = false;
        assertThatExceptionOfType(RegistryUnavailable.class)
                .isThrownBy(() -> reader.read())
                .withMessage("The registry answers with status 404 where its change feed was. After PT5S that will be"
                        + " believed.");

        registry.hasFeed = true;
        registry.answers(page("e", "2", false, "b"));

        assertThat(ids(reader.read().history())).containsExactly("a", "b");
        assertThat(registry.asked).containsExactly(null, "1", "1");
        assertThat(registry.lists).isZero();
    }

    @Test
    void goesOnFollowingUntilAWholeListWasRead() {
        registry.answers(page("e", "1", false, "a"));
        reader.read();
        registry.hasFeed = false;
        registry.list = null;
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> reader.read());
        now = NOW.plusSeconds(5);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> reader.read());
        assertThat(registry.lists).isEqualTo(1);

        registry.hasFeed = true;
        registry.answers(page("e", "2", false, "b"));

        assertThat(ids(reader.read().history())).containsExactly("a", "b");
    }

    @Test
    void neverTakesAFeedThatIsGoneForItsEnd() {
        registry.answers(page("e", "1", true, "a"));
        registry.isGoneAfterItsAnswers = true;

        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> reader.read());

        registry.answers(page("e", "2", false, "b"));
        assertThat(ids(reader.read().history())).containsExactly("a", "b");
    }

    @Test
    void readsTheListOfARegistryWhoseFeedIsGoneForGood() {
        registry.answers(page("e", "1", false, "a"));
        reader.read();
        registry.hasFeed = false;
        registry.list = List.of(deployment("c"));
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> reader.read());
        now = NOW.plusSeconds(5);
        assertThat(ids(reader.read().history())).containsExactly("c");

        registry.hasFeed = true;
        registry.answers(page("e", "2", false, "b"));
        assertThat(ids(reader.read().history())).containsExactly("b");
        assertThat(registry.asked).containsExactly(null, "1", "1", null);
    }

    private static List<String> ids(DeploymentHistory history) {
        return IntStream.range(0, history.size()).mapToObj(history::id).toList();
    }
}
