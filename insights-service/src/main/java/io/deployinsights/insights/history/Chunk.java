package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.column.ColdTextColumn;
import io.deployinsights.insights.column.Columns;
import io.deployinsights.insights.column.NumberColumn;
import io.deployinsights.insights.column.Row;
import io.deployinsights.insights.column.TextColumn;
import it.unimi.dsi.fastutil.ints.Int2ObjectSortedMap;
import java.util.List;
import java.util.stream.IntStream;

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

    private static final Status[] STATUSES = Status.values();

    private final int firstRow;
    private final Columns columns;
    private final NumberColumn target;
    private final NumberColumn state;
    private final NumberColumn started;
    private final NumberColumn finished;
    private final NumberColumn rolledBack;
    private final long firstStartMillis;
    private final long lastStartMillis;
    private final long lastMomentMillis;
    private final long firstAheadMillis;

    private Chunk(int firstRow, Columns columns, long firstAheadMillis) {
        this.firstAheadMillis = firstAheadMillis;
        this.firstRow = firstRow;
        this.columns = columns;
        target = columns.numbers(TARGET);
        state = columns.numbers(STATE);
        started = columns.numbers(STARTED);
        finished = columns.numbers(FINISHED);
        rolledBack = columns.numbers(ROLLED_BACK);
        long first = Long.MAX_VALUE;
        long last = NO_TIME;
        long lastMoment = NO_TIME;
        for (int place = 0; place < columns.size(); place++) {
            long start = started.get(place);
            first = start == NO_TIME ? first : Math.min(first, start);
            last = Math.max(last, start);
            lastMoment = Math.max(lastMoment, momentMillis(place));
        }
        firstStartMillis = first;
        lastStartMillis = last;
        lastMomentMillis = lastMoment;
    }

    Chunk(int firstRow, List<Row> rows) {
        this(firstRow, Columns.of(rows), Long.MAX_VALUE);
    }

    Chunk with(Int2ObjectSortedMap<Row> changes) {
        return new Chunk(firstRow, columns.with(changes), Long.MAX_VALUE);
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

    /** Status, times and environment in a few bits ({@link State}). */
    public int state(int place) {
        return (int) state.get(place);
    }

    public Status status(int place) {
        return STATUSES[state(place) & State.STATUS];
    }

    public boolean isHotfix(int place) {
        return (state(place) & State.HOTFIX) != 0;
    }

    public boolean isInStaging(int place) {
        return (state(place) & State.IN_STAGING) != 0;
    }

    boolean hasProduction() {
        return IntStream.range(0, size()).anyMatch(place -> (state(place) & State.IN_PRODUCTION) != 0);
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long startedAtMillis(int place) {
        return started.get(place);
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long finishedAtMillis(int place) {
        return finished.get(place);
    }

    /** When it was complete: rolled back, where that is what became of it and the moment is known; else the finish, or the start where that is missing. */
    public long completedAtMillis(int place) {
        if (status(place) == Status.ROLLED_BACK && rolledBack.get(place) != NO_TIME) {
            return rolledBack.get(place);
        }
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
        return rolledBack.get(place);
    }

    /** This chunk as it is seen when no time after {@code millis} can be trusted. */
    Chunk upTo(long millis) {
        if (lastMomentMillis <= millis) {
            return this;
        }
        long[] states = new long[size()];
        long first = Long.MAX_VALUE;
        for (int place = 0; place < states.length; place++) {
            long moment = momentMillis(place);
            boolean isAhead = moment > millis;
            states[place] = state(place) | (isAhead ? State.AHEAD : 0);
            first = isAhead ? Math.min(first, moment) : first;
        }
        return new Chunk(firstRow, columns.with(STATE, states), first);
    }

    boolean hasAhead() {
        return firstAheadMillis != Long.MAX_VALUE;
    }

    /** When the first of what lies ahead has come, later than any time where nothing does. */
    long firstAheadMillis() {
        return firstAheadMillis;
    }

    /** Whether a deployment has a start, and all its times can be. */
    public boolean isInTime(int place) {
        return (state(place) & (State.HAS_START | State.IMPOSSIBLE_TIME | State.AHEAD)) == State.HAS_START;
    }

    boolean isAhead(int place) {
        return (state(place) & State.AHEAD) != 0;
    }

    /** The latest time that a deployment is placed by, {@link DeploymentHistory#NO_TIME} where there is none. */
    long momentMillis(int place) {
        var status = status(place);
        long finish = status.isInProgress() ? NO_TIME : finished.get(place);
        long rollback = status == Status.ROLLED_BACK ? rolledBack.get(place) : NO_TIME;
        return Math.max(started.get(place), Math.max(finish, rollback));
    }

    /** Writes what {@link #target(int)} gives for each place. */
    public void copyTargets(int[] targets) {
        target.copyTo(targets);
    }

    /** Writes what {@link #state(int)} gives for each place. */
    public void copyStates(int[] states) {
        state.copyTo(states);
    }

    public TextColumn versions() {
        return texts(VERSION);
    }

    public TextColumn commits() {
        return texts(COMMIT);
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
