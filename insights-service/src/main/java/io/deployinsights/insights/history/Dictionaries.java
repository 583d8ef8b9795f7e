package io.deployinsights.insights.history;

import io.deployinsights.insights.column.ByteDictionary;
import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.NumberColumn;
import io.deployinsights.insights.column.Row;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What repeats from deployment to deployment, each value known by a number, and with it how a deployment becomes a row and a row a deployment. Only ever grows. For
 * one thread; what it gives out is for any number.
 */
final class Dictionaries {

    /** A hundred million days either side of 1970: what lies beyond can't be the time of a deployment. */
    private static final long FARTHEST_SECONDS = 100_000_000L * 86_400;

    /** What many deployments have in common, kept together because there are only a few combinations. */
    record Kind(@Nullable String deploymentType, @Nullable String status, boolean hotfix) {}

    /** The values by number, as many as there were at one time. Immutable. */
    record Vocabulary(Targets targets, List<Kind> kinds, ByteDictionary.Values people) {

        List<@Nullable String> deploymentTypes() {
            return kinds.stream().<@Nullable String>map(Kind::deploymentType).toList();
        }

        @Nullable
        String person(int number) {
            return number < 0 ? null : EncodedText.decode(people.get(number));
        }

        /** The deployment that {@link Dictionaries#row} was given, as far as times can be. */
        Deployment deployment(Chunk chunk, int place, @Nullable String url) {
            var target = targets.get(chunk.target(place));
            var kind = kinds.get(chunk.kind(place));
            long pullRequest = chunk.pullRequest(place);
            return new Deployment(
                    chunk.ids().get(place),
                    target.serviceName(),
                    chunk.versions().get(place),
                    target.environment(),
                    kind.deploymentType(),
                    kind.status(),
                    person(chunk.person(place)),
                    time(chunk.startedAtMillis(place)),
                    time(chunk.finishedAtMillis(place)),
                    time(chunk.rolledBackAtMillis(place)),
                    chunk.commits().get(place),
                    pullRequest == NumberColumn.NONE ? null : (int) pullRequest,
                    time(chunk.committedAtMillis(place)),
                    url,
                    kind.hotfix());
        }

        private static @Nullable Instant time(long millis) {
            return millis == NumberColumn.NONE ? null : Instant.ofEpochMilli(millis);
        }

        /** Which numbers are those of people with one of these names. */
        boolean[] peopleAmong(Set<String> names) {
            boolean[] among = new boolean[people.size()];
            for (byte[] name : names.stream().map(EncodedText::encode).toList()) {
                for (int person = 0; person < among.length; person++) {
                    among[person] |= people.is(person, name);
                }
            }
            return among;
        }
    }

    private final ByteDictionary services = new ByteDictionary();
    /** Each as {@link Targets#encoded} gives it. */
    private final ByteDictionary targets = new ByteDictionary();

    private final ByteDictionary people = new ByteDictionary();
    private final Map<Kind, Integer> kindNumbers = new HashMap<>();
    private final List<Kind> kinds = new ArrayList<>();
    private Vocabulary latest =
            new Vocabulary(new Targets(services.values(), targets.values()), List.of(), people.values());

    /** The values so far; later ones don't appear in those given out before. */
    Vocabulary vocabulary() {
        var sameTargets = latest.targets().size() == targets.values().size();
        var sameKinds = latest.kinds().size() == kinds.size();
        latest = new Vocabulary(
                sameTargets ? latest.targets() : new Targets(services.values(), targets.values()),
                sameKinds ? latest.kinds() : List.copyOf(kinds),
                people.values());
        return latest;
    }

    /** The row of a deployment, as {@link Chunk} reads it. */
    Row row(Deployment deployment) {
        long[] numbers = new long[Chunk.NUMBERS];
        var times = new RecordedTimes(
                Status.named(deployment.status()),
                millis(deployment.startedAt()),
                millis(deployment.finishedAt()),
                millis(deployment.rolledBackAt()),
                millis(deployment.committedAt()));
        numbers[Chunk.TARGET] = target(deployment);
        numbers[Chunk.KIND] = kind(deployment);
        numbers[Chunk.STATE] = State.of(deployment, times);
        var person = deployment.deployedBy();
        numbers[Chunk.PERSON] = person == null ? NumberColumn.NONE : people.numberOf(EncodedText.encode(person));
        numbers[Chunk.STARTED] = times.started();
        numbers[Chunk.FINISHED] = times.finished();
        numbers[Chunk.COMMITTED] = times.committed();
        numbers[Chunk.ROLLED_BACK] = times.rolledBack();
        var pullRequest = deployment.pullRequestNumber();
        numbers[Chunk.PULL_REQUEST] = pullRequest == null ? NumberColumn.NONE : pullRequest;
        return new Row(
                numbers,
                EncodedText.encode(deployment.url()),
                EncodedText.encode(deployment.id()),
                EncodedText.encode(deployment.version()),
                EncodedText.encode(deployment.commitSha()));
    }

    /** The encoded id of a row. */
    static byte[] id(Row row) {
        return row.text(Chunk.ID);
    }

    private int target(Deployment deployment) {
        int service = services.numberOf(EncodedText.encode(deployment.serviceName()));
        return targets.numberOf(Targets.encoded(service, deployment.environment()));
    }

    private int kind(Deployment deployment) {
        var kind = new Kind(deployment.deploymentType(), deployment.status(), deployment.hotfix());
        var known = kindNumbers.putIfAbsent(kind, kinds.size());
        if (known != null) {
            return known;
        }
        kinds.add(kind);
        return kinds.size() - 1;
    }

    private static long millis(@Nullable Instant time) {
        return time == null || Math.abs(time.getEpochSecond()) > FARTHEST_SECONDS
                ? NumberColumn.NONE
                : time.toEpochMilli();
    }
}
