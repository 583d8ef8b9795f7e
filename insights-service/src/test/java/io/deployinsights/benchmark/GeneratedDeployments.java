package io.deployinsights.benchmark;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.HistoryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Deployments such as a registry holds after three years: a few services and people do most of them, one in ten goes wrong, some records
 * have faults. A number always gives the same deployment, so that any part of any million can be had without the rest.
 *
 * @param count how many there are
 */
record GeneratedDeployments(int count) {

    static final Instant LAST_START = Instant.parse("2026-04-14T08:00:00Z");
    private static final int RECENT = 5_000;
    private static final Duration LENGTH = Duration.ofDays(3 * 365);
    private static final Duration LONGEST_USUAL = Duration.ofMinutes(40);

    /** Ten services for ten thousand deployments, and twice as many for ten times as many. */
    int services() {
        return (int) Math.round(10 * Math.pow(2, Math.log10(count / 10_000.0)));
    }

    /** The deployment with a number from 0, the earliest, to {@code count - 1}; what it is after so many changes. */
    Deployment get(int number, int changes) {
        var random = new SplittableRandom(number * 31L + changes);
        var fixed = new SplittableRandom(number);
        var start = start(number, fixed);
        int service = skewed(services(), fixed);
        var status = status(number, random);
        boolean finished = status.equals("Succeeded") || status.equals("Failed") || status.equals("RolledBack");
        long took = 30_000 + (long) (Math.pow(random.nextDouble(), 3) * LONGEST_USUAL.toMillis());
        return new Deployment(
                "%08x%06x%04x%06x".formatted(start.getEpochSecond(), service, 0x1f2e, number),
                "service-" + service,
                "%d.%d.%d".formatted(1 + number / 200_000, number / 2_000 % 100, number % 2_000),
                fixed.nextInt(5) < 3 ? "staging" : "production",
                fixed.nextInt(10) < 6 ? "Branch" : fixed.nextBoolean() ? "Tag" : "PullRequest",
                status,
                "person-" + skewed(3 * services(), fixed),
                random.nextInt(20_000) == 0 ? null : start,
                finished ? finish(start, took, random) : null,
                null,
                sha(fixed),
                fixed.nextInt(10) < 4 ? 1 + number / 3 : null,
                fixed.nextInt(10) < 7 ? start.minusMillis(fixed.nextLong(200_000_000)) : null,
                "https://ci.example.com/service-" + service + "/runs/" + (100_000 + number),
                fixed.nextInt(40) == 0);
    }

    /** All of them as they are before anything changes, ready to be built. */
    HistoryBuilder toBuilder() {
        var builder = new HistoryBuilder();
        for (int number = 0; number < count; number++) {
            builder.put(get(number, 0));
        }
        return builder;
    }

    /** Numbers of deployments that change at one time: mostly what is new, and now and then something old. */
    IntStream changing(int changes, SplittableRandom random) {
        return IntStream.range(0, changes)
                .map(i -> i % 20 == 0 ? random.nextInt(count) : count - 1 - random.nextInt(Math.min(RECENT, count)));
    }

    private Instant start(int number, SplittableRandom random) {
        double share = (number + random.nextDouble()) / count;
        return LAST_START.minusMillis((long) (LENGTH.toMillis() * (1 - share)));
    }

    /** What is recent may still be running. */
    private String status(int number, SplittableRandom random) {
        int die = random.nextInt(1_000);
        if (count - number < 20 && die < 500) {
            return "Deploying";
        }
        if (die < 2) {
            return "Building";
        }
        if (die < 3) {
            return "succeeded";
        }
        return die < 80 ? "Failed" : die < 110 ? "RolledBack" : "Succeeded";
    }

    private static @Nullable Instant finish(Instant start, long tookMillis, SplittableRandom random) {
        int die = random.nextInt(1_000);
        if (die < 4) {
            return null;
        }
        return die < 5 ? start.minusMillis(tookMillis) : start.plusMillis(tookMillis);
    }

    /** The first of {@code size} far more often than the last. */
    private static int skewed(int size, SplittableRandom random) {
        return (int) (Math.pow(random.nextDouble(), 2.5) * size);
    }

    private static String sha(SplittableRandom random) {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
