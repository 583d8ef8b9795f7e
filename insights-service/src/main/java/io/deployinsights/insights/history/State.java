package io.deployinsights.insights.history;

/** The bits of a {@link Chunk#state(int)}: what can be said of a deployment without comparing it to anything but the history's moment. */
public final class State {

    /** The bits that are its status' place among all. */
    public static final int STATUS = 0b111;

    /** There is a start. */
    public static final int HAS_START = 1 << 3;

    /** There is a finish. */
    public static final int HAS_FINISH = 1 << 4;

    /** The record of a finished deployment has it end before it began. */
    public static final int ENDS_BEFORE_START = 1 << 5;

    /** It is known when the change was committed, and that this was not after the deployment's completion. */
    public static final int HAS_CHANGE = 1 << 6;

    /** It was a deployment to {@link Tier#STAGING}. */
    public static final int IN_STAGING = 1 << 7;

    /** It was a deployment to {@link Tier#PRODUCTION}. */
    public static final int IN_PRODUCTION = 1 << 8;

    /** A time other than that of the commit is before 2000. */
    public static final int IMPOSSIBLE_TIME = 1 << 9;

    /** The change was committed before 2000. */
    public static final int IMPOSSIBLE_CHANGE = 1 << 10;

    /** A time lies ahead: more than five minutes after the history's moment. */
    public static final int AHEAD = 1 << 11;

    static final int HOTFIX = 1 << 12;

    private State() {}

    /** All but {@link #AHEAD}. */
    // A constant that only grows at its end: the ordinal is not kept anywhere.
    @SuppressWarnings("EnumOrdinal")
    static int of(Deployment deployment, Moments moments) {
        return moments.status().ordinal()
                | (moments.hasStart() ? HAS_START : 0)
                | (moments.hasFinish() ? HAS_FINISH : 0)
                | (moments.endsBeforeStart() ? ENDS_BEFORE_START : 0)
                | (moments.hasChange() ? HAS_CHANGE : 0)
                | (Tier.STAGING.includes(deployment.environment()) ? IN_STAGING : 0)
                | (Tier.PRODUCTION.includes(deployment.environment()) ? IN_PRODUCTION : 0)
                | (moments.isImpossible() ? IMPOSSIBLE_TIME : 0)
                | (moments.hasImpossibleChange() ? IMPOSSIBLE_CHANGE : 0)
                | (deployment.hotfix() ? HOTFIX : 0);
    }
}
