package io.deployinsights.insights.metric.running;

import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Objects;

/** What production runs, as it is looked for among all that ever succeeded in staging: few of those need their texts to be read. */
final class Promoted {

    private final DeploymentHistory history;
    private final Release release;
    private final byte[] version;
    private final byte[] commit;
    /** Whether the version is not written as it is compared, so that another one may mean it. */
    private final boolean decorated;

    Promoted(DeploymentHistory history, int row) {
        this.history = history;
        release = Release.of(history, row);
        version = EncodedText.encode(history.version(row));
        commit = EncodedText.encode(history.commitSha(row));
        decorated = !Objects.equals(release.version(), history.version(row));
    }

    /** Whether a deployment brought the same. */
    boolean isSameAs(Chunk chunk, int place) {
        if (release.version() != null && chunk.versions().equals(place, version)) {
            return true;
        }
        boolean versionMayBe = decorated || chunk.versions().beginsWithOrHolds(place, 'v', 'V', '+');
        boolean commitMayBe =
                release.commit() != null && chunk.commits().mayBeginAs(place, commit, Release.FEWEST_DIGITS - 1);
        return (versionMayBe || commitMayBe) && release.isSameAs(Release.of(history, chunk.row(place)));
    }
}
