package io.deployinsights.insights.history;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects deployments, a row each in the order they are added, into a {@link DeploymentHistory}. */
public final class HistoryBuilder {

    /** A hundred million days either side of 1970: what lies beyond can't be the time of a deployment. */
    private static final long FARTHEST_MILLIS = 100_000_000L * 86_400_000L;

    final Dictionary<Target> targets = new Dictionary<>();
    final Dictionary<Kind> kinds = new Dictionary<>();
    final Dictionary<String> people = new Dictionary<>();
    final Dictionary<UrlPattern> urlPatterns = new Dictionary<>();

    final IntArrayList target = new IntArrayList();
    final IntArrayList kind = new IntArrayList();
    final IntArrayList person = new IntArrayList();
    final LongArrayList startedAtMillis = new LongArrayList();
    final LongArrayList finishedAtMillis = new LongArrayList();
    final LongArrayList committedAtMillis = new LongArrayList();
    final IntArrayList pullRequest = new IntArrayList();
    final Texts id = new Texts();
    final Texts version = new Texts();
    final Texts commit = new Texts();
    final IntArrayList urlPattern = new IntArrayList();
    final LongArrayList urlNumber = new LongArrayList();

    /** Adds one deployment as the next row. */
    public HistoryBuilder add(Deployment deployment) {
        target.add(targets.numberOf(new Target(deployment.serviceName(), deployment.environment())));
        kind.add(kinds.numberOf(new Kind(deployment.deploymentType(), deployment.status(), deployment.hotfix())));
        person.add(
                deployment.deployedBy() == null
                        ? DeploymentHistory.NO_NUMBER
                        : people.numberOf(deployment.deployedBy()));
        startedAtMillis.add(millis(deployment.startedAt()));
        finishedAtMillis.add(millis(deployment.finishedAt()));
        committedAtMillis.add(millis(deployment.committedAt()));
        pullRequest.add(
                deployment.pullRequestNumber() == null ? DeploymentHistory.NO_NUMBER : deployment.pullRequestNumber());
        id.add(deployment.id());
        version.add(deployment.version());
        commit.add(deployment.commitSha());
        addUrl(deployment.url());
        return this;
    }

    /**
     * The history of what has been added so far.
     *
     * @param asOf the moment of the registry state that the deployments were read from
     */
    public DeploymentHistory build(Instant asOf) {
        return new DeploymentHistory(this, asOf);
    }

    private void addUrl(@Nullable String url) {
        if (url == null) {
            urlPattern.add(DeploymentHistory.NO_NUMBER);
            urlNumber.add(0);
            return;
        }
        var pattern = UrlPattern.of(url);
        urlPattern.add(urlPatterns.numberOf(pattern));
        urlNumber.add(pattern.numberIn(url));
    }

    private static long millis(@Nullable Instant time) {
        if (time == null || Math.abs(time.getEpochSecond()) > FARTHEST_MILLIS / 1000) {
            return DeploymentHistory.NO_TIME;
        }
        return time.toEpochMilli();
    }
}
