package io.deployinsights.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints how many bytes of heap a deployment takes, with all that is needed to follow its changes. */
final class Footprint {

    private static final int COLLECTIONS = 3;
    private static final int WARM_UP = 10_000;
    private static final List<Object> KEPT = new ArrayList<>();

    private Footprint() {}

    /** How many deployments. */
    static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        // What comes with the first deployments comes once.
        new GeneratedDeployments(Math.min(count, WARM_UP)).told().build(GeneratedDeployments.LAST_START);
        long before = usedBytes();
        keep(new GeneratedDeployments(count));
        System.out.printf(Locale.ROOT, "%.1f%n", (double) (usedBytes() - before) / count);
    }

    private static void keep(GeneratedDeployments deployments) {
        var builder = deployments.told();
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
