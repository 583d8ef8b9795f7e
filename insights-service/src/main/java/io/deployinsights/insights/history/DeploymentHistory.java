package io.deployinsights.insights.history;

import io.deployinsights.insights.chronology.Chronology;
import io.deployinsights.insights.chronology.ChronologyBuilder;
import io.deployinsights.insights.chronology.Episodes;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.deployment.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every deployment of the registry at one moment, a row each from 0 to {@code size() - 1}. Immutable.
 *
 * <p>Times are epoch milliseconds, {@link #NO_TIME} where the registry has none. Accessors by row don't check their argument beyond what
 * the arrays do; a scan of all rows goes by {@link #chunk(int)}.
 */
public final class DeploymentHistory {

    /** A time that is missing. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Instant asOf;
    private final Rows rows;
    private final Chronology chronology;

    DeploymentHistory(Instant asOf, Rows rows, Chronology chronology) {
        this.asOf = asOf;
        this.rows = rows;
        this.chronology = chronology;
    }

    /** The same deployments at another moment, which may be one that the time of some of them has come at. */
    public DeploymentHistory at(Instant moment) {
        if (!isOtherwiseAt(moment)) {
            return new DeploymentHistory(moment, rows, chronology);
        }
        var seen = rows.upTo(horizonMillis(moment));
        return new DeploymentHistory(moment, seen, new ChronologyBuilder().follow(seen));
    }

    /** Whether the time of some deployments has come at a later moment. An earlier one changes nothing: clocks don't go back on purpose. */
    boolean isOtherwiseAt(Instant moment) {
        return rows.firstAheadMillis() <= horizonMillis(moment);
    }

    /** The last moment that can be in a record made at another one: the clock it is from may be ahead of ours. */
    static long horizonMillis(Instant moment) {
        return moment.plus(CLOCK_SKEW).toEpochMilli();
    }

    /** The first moment at which a deployment counts that lies ahead now, {@link Instant#MAX} where none does. */
    public Instant nextChange() {
        long millis = rows.firstAheadMillis();
        return millis == Long.MAX_VALUE
                ? Instant.MAX
                : Instant.ofEpochMilli(millis).minus(CLOCK_SKEW);
    }

    /** The moment of the registry state that the deployments were read from; what the metrics take for now. */
    public Instant asOf() {
        return asOf;
    }

    /** The same object as long as nothing but {@link #asOf()} is another: what was computed from these deployments then still holds. */
    public Object version() {
        return rows;
    }

    /** How many deployments there are. */
    public int size() {
        return rows.size();
    }

    /** What deployments change, in the order in which {@link #target(int)} numbers them. */
    public List<Target> targets() {
        return rows.vocabulary().targets().all();
    }

    /** How many people have deployed. */
    public int people() {
        return rows.vocabulary().people().size();
    }

    /** The name of a person, by the number that {@link Chunk#person(int)} gives; null where none is named. */
    public @Nullable String person(int number) {
        return rows.vocabulary().person(number);
    }

    /** Which people have one of these names, by the number that {@link Chunk#person(int)} gives. */
    public boolean[] peopleAmong(Set<String> names) {
        return rows.vocabulary().peopleAmong(names);
    }

    /** The deployment types, one for each number that {@link Chunk#kind(int)} gives: several have the same, or none. */
    public List<@Nullable String> deploymentTypes() {
        return rows.vocabulary().deploymentTypes();
    }

    /** How many chunks there are. */
    public int chunks() {
        return rows.chunkCount();
    }

    /** The chunk at a place from 0 on; their rows follow each other. */
    public Chunk chunk(int place) {
        return rows.chunkAt(place);
    }

    /** The chunk that a row is in, at {@link Chunk#placeOf}. */
    public Chunk chunkOf(int row) {
        return rows.chunk(row);
    }

    /** Whether any deployment is to {@link Tier#PRODUCTION}. Where none is, what is usually said of production is said of all environments. */
    public boolean hasProduction() {
        return rows.hasProduction();
    }

    /** What production is called, in the order of the names; empty where nothing is recorded of it. */
    public SortedSet<String> production() {
        return hasProduction()
                ? targets().stream()
                        .map(Target::environment)
                        .filter(Tier.PRODUCTION::includes)
                        .collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
    }

    /** The number of the row's target in {@link #targets()}. */
    public int target(int row) {
        return rows.target(row);
    }

    public long startedAtMillis(int row) {
        return rows.startedAtMillis(row);
    }

    /** When a finished deployment was complete: its finish, or its start where the finish is missing. */
    public long completedAtMillis(int row) {
        return rows.completedAtMillis(row);
    }

    /** What a target's failures and their repair were, by its number in {@link #targets()}. */
    public Episodes episodes(int target) {
        return chronology.episodes(target);
    }

    public @Nullable String id(int row) {
        return rows.id(row);
    }

    /** Orders two rows by id. */
    public int compareIds(int row, int other) {
        return rows.compareIds(row, other);
    }

    public @Nullable String deployedBy(int row) {
        return rows.deployedBy(row);
    }

    public @Nullable String version(int row) {
        return rows.version(row);
    }

    public @Nullable String commitSha(int row) {
        return rows.commit(row);
    }

    /** The registry's word for where a deployment stands. */
    public @Nullable String status(int row) {
        return rows.statusName(row);
    }

    /** Whether the service or the environment of a target, by its number in {@link #targets()}, is another spelling of one that is more frequent. */
    public boolean hasOddName(int target) {
        return rows.hasOddName(target);
    }

    /** Whether another row has the same target, version and commit, and was started within 60 seconds. */
    public boolean isPossibleDuplicate(int row) {
        return chronology.isPossibleDuplicate(row);
    }

    /**
     * The whole deployment of a row, with everything the registry reported of it; of many long addresses that can't be compressed, the longest are
     * missing. Its address has to be decompressed: what is asked of every row has a method of its own.
     */
    public Deployment deployment(int row) {
        return rows.deployment(row);
    }
}
