package io.deployinsights.benchmark;

import io.deployinsights.insights.deployment.Deployment;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** What registries hold beside the usual, each of which has taken more memory than it should. */
enum Inputs {
    USUAL,
    /** Addresses of runs on GitHub. */
    ATTEMPTS {
        @Override
        String url(String url, int number) {
            return "https://github.com/example/service/actions/runs/%d/attempts/%d"
                    .formatted(9_123_456_789L + number * 7_919L, 1 + number % 11 / 10);
        }
    },
    /** Addresses that end with a UUID. */
    UUIDS {
        @Override
        String url(String url, int number) {
            var random = new SplittableRandom(number);
            return url + "/" + new UUID(random.nextLong(), random.nextLong());
        }
    },
    /** Addresses that end with 2,000 characters by chance. */
    LONG_ADDRESSES {
        @Override
        String url(String url, int number) {
            var random = new SplittableRandom(number);
            var text = new StringBuilder(url);
            while (text.length() < 2_000) {
                text.append(Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX));
            }
            return text.substring(0, 2_000);
        }
    },
    /** An environment for every four deployments. */
    PREVIEWS {
        @Override
        String environment(String environment, int number) {
            return "pr-" + number / 4;
        }
    },
    /** An environment for every deployment. */
    ENVIRONMENTS {
        @Override
        String environment(String environment, int number) {
            return "preview-" + number;
        }
    },
    /** Another person for every deployment. */
    PEOPLE {
        @Override
        String person(String person, int number) {
            return "person-%d@example.com".formatted(number);
        }
    },
    /** Versions of a time and a commit. */
    VERSIONS {
        @Override
        String version(String version, int number) {
            return "20260414.%06d-%07x".formatted(number % 240_000, new SplittableRandom(number).nextInt(1 << 28));
        }
    };

    /** The inputs with a name in lower case. */
    static Inputs named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A deployment such as these inputs have, made of a usual one. */
    Deployment of(Deployment usual, int number) {
        return new Deployment(
                usual.id(),
                usual.serviceName(),
                version(usual.version(), number),
                environment(usual.environment(), number),
                usual.deploymentType(),
                usual.status(),
                person(usual.deployedBy(), number),
                usual.startedAt(),
                usual.finishedAt(),
                usual.rolledBackAt(),
                usual.commitSha(),
                usual.pullRequestNumber(),
                usual.committedAt(),
                url(usual.url(), number),
                usual.hotfix());
    }

    String version(String version, int number) {
        return version;
    }

    String environment(String environment, int number) {
        return environment;
    }

    String person(String person, int number) {
        return person;
    }

    String url(String url, int number) {
        return url;
    }
}
