package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.column.ColdTextColumn;
import io.deployinsights.insights.column.Columns;
import io.deployinsights.insights.column.NumberColumn;
import io.deployinsights.insights.column.Row;
import io.deployinsights.insights.column.TextColumn;
import io.deployinsights.insights.deployment.Status;
import it.unimi.dsi.fastutil.ints.Int2ObjectSortedMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Up to {@link #ROWS} deployments, each at a place from 0 on: what a scan goes through at a time.
 *
 * <ul>
 *   <li>A chunk never changes. A changed deployment gets its chunk's changed columns copied, so that an older history
 *       stays as it was.
 *   <li>All chunks of a history but the last are full: a row's number alone says which chunk it is in and where. {@link RowStore} sees to that,
 *       and nothing but {@link #numberOf}, {@link #placeOf} and {@link #row} knows how.
 *   <li>Its columns are as {@link Dictionaries#row} writes them; no other class knows their numbers.
 *   <li>The state of a deployment says that it lies ahead exactly where its latest time is after the moment that was given to {@link #upTo};
 *       nowhere in a chunk that was not made by that. Apart from this a state is what the record says, whatever the time is.
 * </ul>
 */
public final class Chunk {

    private static final int BITS = 12;

    /** Small enough to copy for one change, large enough that a scan hardly notices the borders. */
    public static final int ROWS = 1 << BITS;

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

    private final int firstRow;
    private final Columns columns;
    private final NumberColumn target;
    private final NumberColumn state;
    private final NumberColumn started;
    private final NumberColumn finished;
    private final NumberColumn rolledBack;
    private final TimeSpan span;
    private final long firstAheadMillis;

    private Chunk(int firstRow, Columns columns, TimeSpan span, long firstAheadMillis) {
        this.firstRow = firstRow;
        this.columns = columns;
        this.span = span;
        this.firstAheadMillis = firstAheadMillis;
        target = columns.numbers(TARGET);
        state = columns.numbers(STATE);
        started = columns.numbers(STARTED);
        finished = columns.numbers(FINISHED);
        rolledBack = columns.numbers(ROLLED_BACK);
    }

    /** The chunk with a number, of at least one row. */
    static Chunk of(int number, List<Row> rows) {
        var columns = Columns.of(rows);
        return new Chunk(number << BITS, columns, TimeSpan.of(columns), Long.MAX_VALUE);
    }

    /** This chunk but for some rows, by their place; none of it lies ahead. */
    Chunk with(Int2ObjectSortedMap<Row> changes) {
        var changed = columns.with(changes);
        return new Chunk(firstRow, changed, TimeSpan.of(changed), Long.MAX_VALUE);
    }

    /** This chunk, of which nothing lies ahead yet, as it is seen when no time after {@code millis} can be trusted. */
    Chunk upTo(long millis) {
        if (span.lastMomentMillis() <= millis) {
            return this;
        }
        long[] states = new long[size()];
        long first = Long.MAX_VALUE;
        for (int place = 0; place < states.length; place++) {
            long moment = TimeSpan.momentMillis(columns, place);
            boolean isAhead = moment > millis;
            states[place] = isAhead ? State.ahead(state(place)) : state(place);
            first = isAhead ? Math.min(first, moment) : first;
        }
        return new Chunk(firstRow, columns.with(STATE, states), span, first);
    }

    /** The number of the chunk that a row of a history is in. */
    static int numberOf(int row) {
        return row >> BITS;
    }

    /** The place of a row of a history in its chunk. */
    public static int placeOf(int row) {
        return row & (ROWS - 1);
    }

    /** The history's row at a place. */
    public int row(int place) {
        return firstRow + place;
    }

    public int size() {
        return columns.size();
    }

    /** The number of the target in {@link DeploymentHistory#targets()}. */
    public int target(int place) {
        return (int) target.get(place);
    }

    /** The number of the deployment's type, among other things, in {@link DeploymentHistory#deploymentTypes()}. */
    public int kind(int place) {
        return (int) columns.numbers(KIND).get(place);
    }

    /** The number of the person who deployed in {@link DeploymentHistory#peopleAmong}, negative where the record names none. */
    public int person(int place) {
        return (int) Math.max(columns.numbers(PERSON).get(place), -1);
    }

    /** Status, times and environment in one number, which {@link State} reads. */
    public int state(int place) {
        return (int) state.get(place);
    }

    public Status status(int place) {
        return State.status(state(place));
    }

    public boolean isHotfix(int place) {
        return State.isHotfix(state(place));
    }

    public boolean isInStaging(int place) {
        return State.isInStaging(state(place));
    }

    /** Whether a deployment has a start, and all its times can be. */
    public boolean isInTime(int place) {
        return State.isInTime(state(place));
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long startedAtMillis(int place) {
        return started.get(place);
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long finishedAtMillis(int place) {
        return finished.get(place);
    }

    /** When what had succeeded was rolled back, in epoch milliseconds, {@link DeploymentHistory#NO_TIME} where that is not known. */
    public long rolledBackAtMillis(int place) {
        return rolledBack.get(place);
    }

    /** When it was complete: rolled back, where that is its outcome and the moment is known; else the finish, or the start where that is missing. */
    public long completedAtMillis(int place) {
        if (status(place) == Status.ROLLED_BACK && rolledBack.get(place) != NO_TIME) {
            return rolledBack.get(place);
        }
        long end = finished.get(place);
        return end == NO_TIME ? started.get(place) : end;
    }

    /** Epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long committedAtMillis(int place) {
        return columns.numbers(COMMITTED).get(place);
    }

    /** The earliest start, later than any where there is none. */
    public long firstStartMillis() {
        return span.firstStartMillis();
    }

    /** The latest start, {@link DeploymentHistory#NO_TIME} where there is none. */
    public long lastStartMillis() {
        return span.lastStartMillis();
    }

    /** When the first of what lies ahead has come, later than any time where nothing does. */
    long firstAheadMillis() {
        return firstAheadMillis;
    }

    boolean hasAhead() {
        return firstAheadMillis != Long.MAX_VALUE;
    }

    boolean hasProduction() {
        return IntStream.range(0, size()).anyMatch(place -> State.isInProduction(state(place)));
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
        return columns.texts(VERSION);
    }

    public TextColumn commits() {
        return columns.texts(COMMIT);
    }

    TextColumn ids() {
        return columns.texts(ID);
    }

    ColdTextColumn urls() {
        return columns.coldTexts();
    }

    /** {@link NumberColumn#NONE} where there is none. */
    long pullRequest(int place) {
        return columns.numbers(PULL_REQUEST).get(place);
    }

    boolean holds(int place, Row row) {
        return columns.holds(place, row);
    }
}
