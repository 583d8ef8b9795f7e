package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.column.ColdTextColumn;
import io.deployinsights.insights.column.Columns;
import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.NumberColumn;
import io.deployinsights.insights.column.Row;
import io.deployinsights.insights.column.TextColumn;
import it.unimi.dsi.fastutil.ints.Int2ObjectSortedMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Up to {@link #ROWS} deployments, each at a place from 0 on: what a scan goes through at a time. Never changes: a changed deployment gets
 * its chunk's changed columns copied, so that whoever computes from an older history isn't disturbed.
 */
public final class Chunk {

    static final int BITS = 12;

    /** Small enough to copy for one change, large enough that a scan hardly notices the borders. */
    public static final int ROWS = 1 << BITS;

    static final int MASK = ROWS - 1;

    static final int TARGET = 0;
    static final int KIND = 1;
    static final int STATE = 2;
    static final int PERSON = 3;
    static final int STARTED = 4;
    static final int FINISHED = 5;
    static final int COMMITTED = 6;
    static final int PULL_REQUEST = 7;
    static final int ROLLED_BACK = 8;
    static final int NUMBERS = 9;

    static final int ID = 0;
    static final int VERSION = 1;
    static final int COMMIT = 2;

    /** The bits of a state that are its status' place among all. */
    public static final int STATUS = 0b111;

    /** The bit of a state that says whether there is a start. */
    public static final int HAS_START = 1 << 3;

    /** The bit of a state that says whether there is a finish. */
    public static final int HAS_FINISH = 1 << 4;

    /** The bit of a state that says whether a finished deployment's record has it end before it began. */
    public static final int ENDS_BEFORE_START = 1 << 5;

    /** The bit of a state that says whether it is known when the change was committed, and that this was not after its completion. */
    public static final int HAS_CHANGE = 1 << 6;

    /** The bit of a state that says whether it was a deployment to {@link Tier#STAGING}. */
    public static final int IN_STAGING = 1 << 7;

    /** The bit of a state that says whether it was a deployment to {@link Tier#PRODUCTION}. */
    public static final int IN_PRODUCTION = 1 << 8;

    private static final int HOTFIX = 1 << 9;
    private static final Status[] STATUSES = Status.values();

    private final int firstRow;
    private final Columns columns;
    private final NumberColumn target;
    private final NumberColumn state;
    private final NumberColumn started;
    private final NumberColumn finished;
    private final long firstStartMillis;
    private final long lastStartMillis;
    private final long lastMomentMillis;

    Chunk(int firstRow, Columns columns) {
        this.firstRow = firstRow;
        this.columns = columns;
        target = columns.numbers(TARGET);
        state = columns.numbers(STATE);
        started = columns.numbers(STARTED);
        finished = columns.numbers(FINISHED);
        long first = Long.MAX_VALUE;
        long last = NO_TIME;
        long lastMoment = NO_TIME;
        for (int place = 0; place < columns.size(); place++) {
            long start = started.get(place);
            first = start == NO_TIME ? first : Math.min(first, start);
            last = Math.max(last, start);
            lastMoment = Math.max(lastMoment, Math.max(start, finished.get(place)));
        }
        firstStartMillis = first;
        lastStartMillis = last;
        lastMomentMillis = lastMoment;
    }

    Chunk(int firstRow, List<Row> rows) {
        this(firstRow, Columns.of(rows));
    }

    Chunk with(Int2ObjectSortedMap<Row> changes) {
        return new Chunk(firstRow, columns.with(changes));
    }

    // A constant that only grows at its end: the ordinal is not kept anywhere.
    @SuppressWarnings("EnumOrdinal")
    static int state(Deployment deployment, long startedAtMillis, long finishedAtMillis, long committedAtMillis) {
        var status = Status.named(deployment.status());
        boolean hasStart = startedAtMillis != NO_TIME;
        boolean hasFinish = finishedAtMillis != NO_TIME;
        long completedAtMillis = hasFinish ? finishedAtMillis : startedAtMillis;
        return status.ordinal()
                | (hasStart ? HAS_START : 0)
                | (hasFinish ? HAS_FINISH : 0)
                | (status.isFinished() && hasStart && hasFinish && finishedAtMillis < startedAtMillis
                        ? ENDS_BEFORE_START
                        : 0)
                | (committedAtMillis != NO_TIME && committedAtMillis <= completedAtMillis ? HAS_CHANGE : 0)
                | (Tier.STAGING.includes(deployment.environment()) ? IN_STAGING : 0)
                | (Tier.PRODUCTION.includes(deployment.environment()) ? IN_PRODUCTION : 0)
                | (deployment.hotfix() ? HOTFIX : 0);
    }

    public int size() {
        return columns.size();
    }

    /** The history's row at a place. */
    public int row(int place) {
        return firstRow + place;
    }

    /** The number of the target in {@link DeploymentHistory#targets()}. */
    public int target(int place) {
        return (int) target.get(place);
    }

    /** The number of the deployment's type, among other things, in {@link DeploymentHistory#deploymentTypes()}. */
    public int kind(int place) {
        return (int) number(KIND, place);
    }

    /** The number of who deployed in {@link DeploymentHistory#peopleAmong}, negative where nobody is named. */
    public int person(int place) {
        return (int) Math.max(number(PERSON, place), -1);
    }

    /** Status and times in a few bits: what can be said of a deployment without comparing it to anything. */
    public int state(int place) {
        return (int) state.get(place);
    }

    public Status status(int place) {
        return STATUSES[state(place) & STATUS];
    }

    public boolean isHotfix(int place) {
        return (state(place) & HOTFIX) != 0;
    }

    public boolean isInStaging(int place) {
        return (state(place) & IN_STAGING) != 0;
    }

    boolean hasProduction() {
        return IntStream.range(0, size()).anyMatch(place -> (state(place) & IN_PRODUCTION) != 0);
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long startedAtMillis(int place) {
        return started.get(place);
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long finishedAtMillis(int place) {
        return finished.get(place);
    }

    /** The finish, or the start where that is missing. */
    public long completedAtMillis(int place) {
        long end = finished.get(place);
        return end == NO_TIME ? started.get(place) : end;
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long committedAtMillis(int place) {
        return number(COMMITTED, place);
    }

    /** The earliest start, later than any where there is none. */
    public long firstStartMillis() {
        return firstStartMillis;
    }

    /** The latest start, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long lastStartMillis() {
        return lastStartMillis;
    }

    /** When what had succeeded was rolled back, in epoch milliseconds, {@link DeploymentHistory#NO_TIME} where that is not known. */
    public long rolledBackAtMillis(int place) {
        return number(ROLLED_BACK, place);
    }

    /** The latest start or finish, {@link DeploymentHistory#NO_TIME} where there is none. */
    long lastMomentMillis() {
        return lastMomentMillis;
    }

    /** The starts and finishes after a moment. */
    LongStream momentsAfter(long millis) {
        return IntStream.range(0, size())
                .boxed()
                .flatMapToLong(place -> LongStream.of(started.get(place), finished.get(place)))
                .filter(moment -> moment > millis);
    }

    /** Writes what {@link #target(int)} gives for each place. */
    public void copyTargets(int[] targets) {
        target.copyTo(targets);
    }

    /** Writes what {@link #state(int)} gives for each place. */
    public void copyStates(int[] states) {
        state.copyTo(states);
    }

    /** Whether a deployment's version is this {@link EncodedText}. */
    public boolean hasVersion(int place, byte[] encoded) {
        return texts(VERSION).equals(place, encoded);
    }

    boolean holds(int place, Row row) {
        return columns.holds(place, row);
    }

    long number(int column, int place) {
        return columns.numbers(column).get(place);
    }

    ColdTextColumn urls() {
        return columns.coldTexts();
    }

    TextColumn texts(int column) {
        return columns.texts(column);
    }
}
