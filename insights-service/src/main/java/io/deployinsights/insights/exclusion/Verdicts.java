package io.deployinsights.insights.exclusion;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.State;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Why deployments are left out, decided once for each combination of facts instead of once for each deployment. */
public final class Verdicts {

    /** The number of the verdict that a deployment is not left out. */
    public static final int COUNTED = 0;

    /** How many verdicts there are: each reason is one. */
    public static final int NUMBERS = 1 + Reason.values().length;

    private final DeploymentHistory history;
    private final boolean dependsOnMoment;
    private final byte[] numbers;

    /** What is said of a history's deployments. */
    public Verdicts(DeploymentHistory history, Exclusion exclusion) {
        this.history = history;
        dependsOnMoment = exclusion.dependsOnMoment();
        numbers = new byte[dependsOnMoment ? Facts.MOMENTARY_CODES : State.COMBINATIONS];
        IntStream.range(0, numbers.length)
                .forEach(code -> numbers[code] = (byte) number(exclusion.exclusion(Facts.of(code))));
    }

    /** Whether the deployment at a place is not left out. */
    public boolean count(Chunk chunk, int place) {
        return number(chunk, place) == COUNTED;
    }

    /** Writes the number of the verdict for each place. */
    public void copyNumbers(Chunk chunk, int[] verdicts) {
        int size = chunk.size();
        if (dependsOnMoment) {
            for (int place = 0; place < size; place++) {
                verdicts[place] = number(chunk, place);
            }
            return;
        }
        chunk.copyStates(verdicts);
        for (int place = 0; place < size; place++) {
            verdicts[place] = numbers[State.ofAnyKind(verdicts[place])];
        }
    }

    private int number(Chunk chunk, int place) {
        return numbers[dependsOnMoment ? Facts.momentaryCode(history, chunk, place) : Facts.code(chunk, place)];
    }

    /** The number of the verdict that a reason is; of null, {@link #COUNTED}. */
    // A number for a while, which is not kept anywhere.
    @SuppressWarnings("EnumOrdinal")
    public static int number(@Nullable Reason reason) {
        return reason == null ? COUNTED : 1 + reason.ordinal();
    }
}
