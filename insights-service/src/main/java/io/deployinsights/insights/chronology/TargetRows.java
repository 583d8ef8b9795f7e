package io.deployinsights.insights.chronology;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of targets that have few, by target: four bytes where it is one, as it is where every deployment has an environment of its own. */
final class TargetRows {

    private static final int NO_ROW = -1;
    private static final int SEVERAL = -2;

    private int[] only = {};
    private final Int2ObjectOpenHashMap<int[]> several = new Int2ObjectOpenHashMap<>();

    /** Makes room for so many targets. */
    void grow(int targets) {
        int before = only.length;
        if (targets > before) {
            only = Arrays.copyOf(only, targets);
            Arrays.fill(only, before, targets, NO_ROW);
        }
    }

    /** The rows of a target, which may be none. */
    int[] get(int target) {
        return switch (only[target]) {
            case NO_ROW -> new int[0];
            case SEVERAL -> several.get(target);
            default -> new int[] {only[target]};
        };
    }

    void set(int target, int[] rows) {
        if (rows.length > 1) {
            several.put(target, rows);
            only[target] = SEVERAL;
        } else {
            several.remove(target);
            only[target] = rows.length == 0 ? NO_ROW : rows[0];
        }
    }

    /** The rows of a target once some have left it and some have come. */
    int[] changed(int target, int[] leaving, int[] coming) {
        var moved = new IntOpenHashSet(leaving);
        Arrays.stream(coming).forEach(moved::add);
        return IntStream.concat(Arrays.stream(get(target)).filter(row -> !moved.contains(row)), Arrays.stream(coming))
                .toArray();
    }
}
