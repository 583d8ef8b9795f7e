package io.deployinsights.registry.deployment;

import java.util.Arrays;
import java.util.List;

/** What was deployed from. */
enum DeploymentType {
    PULL_REQUEST("PullRequest"),
    TAG("Tag"),
    BRANCH("Branch");

    private final String word;

    DeploymentType(String word) {
        this.word = word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(type -> type.word).toList();
    }
}
