package io.deployinsights.benchmark;

import io.deployinsights.insights.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints how many bytes of heap a deployment takes, with all that is needed to follow its changes. */
final class Footprint {

    private static final int COLLECTIONS = 3;
    private static final int WARM_UP = 10_000;
    private static final List<Object> KEPT = new ArrayList<>();

    private Footprint() {}

    /** How many deployments, and which of the {@link Inputs}: the usual ones where none are named. */
    static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        var inputs = arguments.length > 1 ? Inputs.named(arguments[1]) : Inputs.USUAL;
        // What comes with the first deployments comes once.
        filled(Math.min(count, WARM_UP), inputs).build(GeneratedDeployments.LAST_START);
        long before = usedBytes();
        keep(filled(count, inputs));
        System.out.printf(Locale.ROOT, "%.1f%n", (double) (usedBytes() - before) / count);
    }

    private static HistoryBuilder filled(int count, Inputs inputs) {
        var deployments = new GeneratedDeployments(count);
        var builder = new HistoryBuilder();
        for (int number = 0; number < count; number++) {
            builder.put(inputs.of(deployments.get(number, 0), number));
        }
        return builder;
    }

    private static void keep(HistoryBuilder builder) {
        KEPT.add(builder);
        KEPT.add(builder.build(GeneratedDeployments.LAST_START));
    }

    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
