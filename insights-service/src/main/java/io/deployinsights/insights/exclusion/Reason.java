package io.deployinsights.insights.exclusion;

import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Why a metric leaves a deployment out, and what can be wrong with a record. */
public enum Reason {
    IN_PROGRESS("inProgress", "has not finished yet"),
    CANCELLED("cancelled", "was called off or skipped"),
    NOT_SUCCEEDED("notSucceeded", "failed or was rolled back, and the metric is about successes"),
    NOT_PRODUCTION("notProduction", "was not to production, and the metric is about what gets there"),
    OTHER_ENVIRONMENT("otherEnvironment", "was neither to staging nor to production"),
    MISSING_COMMIT("missingCommit", "the record has no committedAt, or one after the deployment was complete"),
    FAULTLESS("faultless", "nothing is wrong with the record"),
    MISSING_START("missingStart", "the record has no startedAt"),
    IMPOSSIBLE_TIME("impossibleTime", "the record has a time before 2000"),
    FUTURE_START("futureStart", "starts more than 5 minutes from now, or has finished then"),
    MISSING_FINISH("missingFinish", "finished, but the record has no finishedAt"),
    UNEXPECTED_FINISH("unexpectedFinish", "in progress, but the record has a finishedAt, which is ignored"),
    NEGATIVE_DURATION("negativeDuration", "finished before it started"),
    UNKNOWN_STATUS("unknownStatus", "has a status outside the seven"),
    STUCK("stuck", "in progress for more than 24 hours"),
    POSSIBLE_DUPLICATE(
            "possibleDuplicate",
            "same service, environment, version and commit as another, and started within 60 seconds of it"),
    ODD_NAME("oddName", "its service or environment is another spelling of one that is more frequent");

    /** What can be wrong with a record, in the order of the definitions. */
    public static final Set<Reason> FAULTS = Collections.unmodifiableSet(EnumSet.range(MISSING_START, ODD_NAME));

    private static final List<Set<Reason>> FAULTS_BY_CODE = faultsByCode();

    private final String key;
    private final String description;

    Reason(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** Its name in answers. */
    public String key() {
        return key;
    }

    /** What it says of a deployment, to follow "the deployment". */
    public String description() {
        return description;
    }

    /** Everything that is wrong with a row's record at the history's moment. */
    public static Set<Reason> faultsOf(DeploymentHistory history, int row) {
        return FAULTS_BY_CODE.get(Facts.momentaryCode(history, row));
    }

    /** Everything that is wrong with a record. */
    public static Set<Reason> faultsOf(Facts facts) {
        var status = facts.status();
        var faults = EnumSet.noneOf(Reason.class);
        addIf(!facts.hasStart(), MISSING_START, faults);
        addIf(facts.hasImpossibleTime() || facts.hasImpossibleChange(), IMPOSSIBLE_TIME, faults);
        addIf(facts.isAhead(), FUTURE_START, faults);
        addIf(status.isFinished() && !facts.hasFinish(), MISSING_FINISH, faults);
        addIf(status.isInProgress() && facts.hasFinish(), UNEXPECTED_FINISH, faults);
        addIf(facts.endsBeforeStart(), NEGATIVE_DURATION, faults);
        addIf(status == Status.UNKNOWN, UNKNOWN_STATUS, faults);
        addIf(facts.isStuck(), STUCK, faults);
        addIf(facts.isPossibleDuplicate(), POSSIBLE_DUPLICATE, faults);
        addIf(facts.hasOddName(), ODD_NAME, faults);
        return faults;
    }

    /** The same set for all codes with the same faults: there are thousands of codes. */
    private static List<Set<Reason>> faultsByCode() {
        var sets = new HashMap<Set<Reason>, Set<Reason>>();
        return IntStream.range(0, Facts.MOMENTARY_CODES)
                .mapToObj(code -> sets.computeIfAbsent(faultsOf(Facts.of(code)), Collections::unmodifiableSet))
                .toList();
    }

    private static void addIf(boolean found, Reason fault, Set<Reason> faults) {
        if (found) {
            faults.add(fault);
        }
    }
}
