package seed;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A service's own source of chance, so that a change to one service's character leaves the others as they were. */
final class Chance {
    /** {@link Random} because its algorithm is specified: every JDK draws the same numbers. */
    private final Random random;

    Chance(String seed) {
        random = new Random(seed.hashCode());
    }

    boolean hits(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    Duration minutes(int low, int high) {
        return Duration.ofSeconds(between(low * 60, high * 60));
    }

    /** Log-normal: mostly near the typical value, now and then much longer, never zero. */
    Duration around(double typicalMinutes, double spread) {
        return seconds(typicalMinutes * StrictMath.exp(spread * random.nextGaussian()));
    }

    /** Exponential: what lies between events that don't know of each other. */
    Duration gap(double meanMinutes) {
        return seconds(-meanMinutes * StrictMath.log(1 - random.nextDouble()));
    }

    /** The first of the list half the time, the second half of the rest, and so on. */
    <T> T favouring(List<T> items) {
        var index = 0;
        while (index < items.size() - 1 && hits(0.5)) {
            index++;
        }
        return items.get(index);
    }

    String commitSha() {
        var bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Duration seconds(double minutes) {
        return Duration.ofSeconds(StrictMath.max(1, (long) (minutes * 60)));
    }
}
