package io.deployinsights.insights.metric.summary;

import java.time.Duration;

/** What a number is in. */
enum Unit {
    DEPLOYMENTS_PER_DAY("deploymentsPerDay") {
        // The time between two deployments.
        @Override
        double comparable(double value) {
            return Duration.ofDays(1).toSeconds() / value;
        }

        @Override
        boolean isBetter(double difference) {
            return difference > 0;
        }
    },
    SECONDS("seconds"),
    SHARE("share");

    private final String key;

    Unit(String key) {
        this.key = key;
    }

    /** Its name in answers. */
    String key() {
        return key;
    }

    /** The value as published thresholds have it: seconds, or a share from 0 to 1, and the less the better. */
    double comparable(double value) {
        return value;
    }

    /** Whether it is good that a value has become so much more. */
    boolean isBetter(double difference) {
        return difference < 0;
    }
}
