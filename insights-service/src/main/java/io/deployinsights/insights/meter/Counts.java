package io.deployinsights.insights.meter;

import io.deployinsights.insights.deployment.Outcome;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many deployments each target has. */
final class Counts {

    private static final List<Status> STATUSES = List.of(Status.values());

    private final List<Target> targets;
    /** For each target how many have each status, in the order of the statuses. */
    private final int[][] byStatus;

    private Counts(List<Target> targets, int[][] byStatus) {
        this.targets = targets;
        this.byStatus = byStatus;
    }

    static Counts of(DeploymentHistory history) {
        int[][] counts = new int[history.targets().size()][STATUSES.size()];
        for (int i = 0; i < history.chunks(); i++) {
            var chunk = history.chunk(i);
            for (int place = 0; place < chunk.size(); place++) {
                counts[chunk.target(place)][STATUSES.indexOf(chunk.status(place))]++;
            }
        }
        return new Counts(history.targets(), counts);
    }

    /** The names that label the most deployments. */
    LabelNames mostFrequent(Function<Target, @Nullable String> name, int most) {
        var byName = IntStream.range(0, targets.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        target -> LabelNames.named(name.apply(targets.get(target))),
                        Collectors.summingLong(
                                target -> Arrays.stream(byStatus[target]).sum())));
        return LabelNames.mostFrequent(byName, most);
    }

    /** How many deployments have the same labels. */
    Map<MeteredDeliveries.Group, Long> labelled(Function<Target, Target> label) {
        var counts = new HashMap<MeteredDeliveries.Group, Long>();
        for (int target = 0; target < targets.size(); target++) {
            for (var outcome : Outcome.values()) {
                counts.merge(
                        new MeteredDeliveries.Group(label.apply(targets.get(target)), outcome),
                        count(target, outcome),
                        Long::sum);
            }
        }
        return counts;
    }

    private long count(int target, Outcome outcome) {
        return IntStream.range(0, STATUSES.size())
                .filter(status -> Outcome.of(STATUSES.get(status)) == outcome)
                .mapToLong(status -> byStatus[target][status])
                .sum();
    }
}
