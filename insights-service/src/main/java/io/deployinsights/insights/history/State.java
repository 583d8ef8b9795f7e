package io.deployinsights.insights.history;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.deployment.Tier;

/**
 * What can be said of a deployment without comparing it to anything but the history's moment, as one number: {@link Chunk#state(int)}. Which
 * bit means what is known here and nowhere else.
 */
public final class State {

    /** How many states there are, all of them less than this, when hotfixes are {@linkplain #ofAnyKind not distinguished}. */
    public static final int COMBINATIONS = 1 << 12;

    /** The bits of the status' place among all. */
    private static final int STATUS = 0b111;

    private static final int HAS_START = 1 << 3;
    private static final int HAS_FINISH = 1 << 4;
    private static final int ENDS_BEFORE_START = 1 << 5;
    private static final int HAS_CHANGE = 1 << 6;
    private static final int IN_STAGING = 1 << 7;
    private static final int IN_PRODUCTION = 1 << 8;
    private static final int IMPOSSIBLE_TIME = 1 << 9;
    private static final int IMPOSSIBLE_CHANGE = 1 << 10;
    private static final int AHEAD = 1 << 11;
    private static final int HOTFIX = COMBINATIONS;

    private static final Status[] STATUSES = Status.values();

    private State() {}

    /** The state of a deployment none of whose times lies ahead. */
    // A constant that only grows at its end: the ordinal is not kept anywhere.
    @SuppressWarnings("EnumOrdinal")
    static int of(Deployment deployment, RecordedTimes times) {
        return times.status().ordinal()
                | (times.hasStart() ? HAS_START : 0)
                | (times.hasFinish() ? HAS_FINISH : 0)
                | (times.endsBeforeStart() ? ENDS_BEFORE_START : 0)
                | (times.hasChange() ? HAS_CHANGE : 0)
                | (Tier.STAGING.includes(deployment.environment()) ? IN_STAGING : 0)
                | (Tier.PRODUCTION.includes(deployment.environment()) ? IN_PRODUCTION : 0)
                | (times.isImpossible() ? IMPOSSIBLE_TIME : 0)
                | (times.hasImpossibleChange() ? IMPOSSIBLE_CHANGE : 0)
                | (deployment.hotfix() ? HOTFIX : 0);
    }

    /** The state of the same deployment when one of its times lies ahead. */
    static int ahead(int state) {
        return state | AHEAD;
    }

    /** The state of the same deployment, hotfix or not. */
    public static int ofAnyKind(int state) {
        return state & (COMBINATIONS - 1);
    }

    public static Status status(int state) {
        return STATUSES[state & STATUS];
    }

    /** Whether there is a start. */
    public static boolean hasStart(int state) {
        return (state & HAS_START) != 0;
    }

    /** Whether there is a finish. */
    public static boolean hasFinish(int state) {
        return (state & HAS_FINISH) != 0;
    }

    /** Whether the record of a finished deployment has it end before it began. */
    public static boolean endsBeforeStart(int state) {
        return (state & ENDS_BEFORE_START) != 0;
    }

    /** Whether it is known when the change was committed, and that this was not after the deployment's completion. */
    public static boolean hasChange(int state) {
        return (state & HAS_CHANGE) != 0;
    }

    /** Whether it was a deployment to {@link Tier#STAGING}. */
    public static boolean isInStaging(int state) {
        return (state & IN_STAGING) != 0;
    }

    /** Whether it was a deployment to {@link Tier#PRODUCTION}. */
    public static boolean isInProduction(int state) {
        return (state & IN_PRODUCTION) != 0;
    }

    /** Whether a time other than that of the commit is before 2000. */
    public static boolean hasImpossibleTime(int state) {
        return (state & IMPOSSIBLE_TIME) != 0;
    }

    /** Whether the change was committed before 2000. */
    public static boolean hasImpossibleChange(int state) {
        return (state & IMPOSSIBLE_CHANGE) != 0;
    }

    /** Whether a time lies ahead: more than five minutes after the history's moment. */
    public static boolean isAhead(int state) {
        return (state & AHEAD) != 0;
    }

    /** Whether there is a start, and no time is before 2000 or lies ahead. */
    public static boolean isInTime(int state) {
        return (state & (HAS_START | IMPOSSIBLE_TIME | AHEAD)) == HAS_START;
    }

    static boolean isHotfix(int state) {
        return (state & HOTFIX) != 0;
    }
}
