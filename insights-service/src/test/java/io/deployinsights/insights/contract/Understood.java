package io.deployinsights.insights.contract;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.List;
import java.util.stream.IntStream;

/** What this service made of a registry's answer. */
final class Understood {

    private Understood() {}

    static List<Deployment> deployments(DeploymentHistory history) {
        return IntStream.range(0, history.size()).mapToObj(history::deployment).toList();
    }
}
