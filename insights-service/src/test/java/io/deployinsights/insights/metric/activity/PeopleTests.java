package io.deployinsights.insights.metric.activity;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.metric.activity.People.Person;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleTests {

    private final People people = new People();

    @Test
    void putsTheMostActiveFirst() {
        var history = history("""
            api staging    Succeeded  2026-04-13T10:00:00 - by=bob
            api staging    Failed     2026-04-13T11:00:00 - by=alice
            web production RolledBack 2026-04-13T14:00:00 - by=alice
            web production Succeeded  2026-04-13T13:00:00 - by=alice
            web production Succeeded  2026-04-13T12:00:00 - by=alice
            web production Building   2026-04-13T12:30:00 - by=alice
            web production Cancelled  2026-04-13T12:40:00 - by=alice
            """);

        var results = people.measure(history, Query.ALL).results();

        assertThat(results)
                .containsExactly(
                        new Person("alice", 6, 4, 1, 1, 0.5, Instant.parse("2026-04-13T14:00:00Z")),
                        new Person("bob", 1, 1, 0, 0, 0.0, Instant.parse("2026-04-13T10:00:00Z")));
    }

    @Test
    void hasNoRateWhereNothingHasFinishedAndNoNameWhereNobodyIsNamed() {
        var history = history("""
            api staging Queued  2026-04-13T10:00:00 - by=bob
            api staging Unheard 2026-04-13T11:00:00 -
            """);

        var results = people.measure(history, Query.ALL).results();

        assertThat(results)
                .containsExactly(
                        new Person(null, 1, 0, 0, 0, null, Instant.parse("2026-04-13T11:00:00Z")),
                        new Person("bob", 1, 0, 0, 0, null, Instant.parse("2026-04-13T10:00:00Z")));
    }

    @Test
    void countsWhatWasAskedForAndExcludesWhatHasNoStart() {
        var history = history("""
            api staging Succeeded 2026-04-13T10:00:00 - by=bob
            api staging Succeeded -                   - by=bob
            web staging Succeeded 2026-04-13T10:00:00 - by=bob
            """);
        var ofApi = new Query(Set.of("api"), Set.of(), Set.of(), Set.of(), Window.ALL);

        var measured = people.measure(history, ofApi);

        assertThat(measured.results())
                .containsExactly(new Person("bob", 1, 1, 0, 0, 0.0, Instant.parse("2026-04-13T10:00:00Z")));
        assertThat(measured.excluded()).isEqualTo(Map.of(Reason.MISSING_START, 1L));
    }

    @Test
    void takesMemoryForThoseWhoCanBeInIt() {
        var history = history("""
            api staging Succeeded 2026-04-13T10:00:00 - by=bob
            api staging Succeeded 2026-04-13T10:00:00 - by=alice
            """);
        var ofBob = new Query(Set.of(), Set.of(), Set.of(), Set.of("bob"), Window.ALL);

        assertThat(people.bytes(history, Query.ALL)).isEqualTo(3 * people.bytes(history, ofBob));
    }
}
