package io.deployinsights.registry.openapi;

import io.deployinsights.registry.deployment.Field;

/** What a field means. */
final class Descriptions {

    private Descriptions() {}

    static String of(Field field) {
        return switch (field) {
            case ID -> "Set by the registry.";
            case SERVICE_NAME -> "What was deployed.";
            case VERSION -> "Which version of it.";
            case ENVIRONMENT -> "Where to: staging and production are the usual two, any other is allowed.";
            case DEPLOYMENT_TYPE -> "What it was deployed from.";
            case STATUS ->
                "Queued → Building → Deploying → Succeeded, Failed or RolledBack; steps may be skipped, and what succeeded can"
                        + " be rolled back. A record of an older service may show another.";
            case DEPLOYED_BY -> "The person or robot that started it.";
            case STARTED_AT ->
                "When it started, to the millisecond; the registry's clock where a new one comes without.";
            case FINISHED_AT ->
                "When it ended, only with a finished status and never before the start; the registry's clock where a"
                        + " finished status comes without.";
            case COMMIT_SHA -> "The Git commit.";
            case PULL_REQUEST_NUMBER -> "The pull request, if it was one.";
            case COMMITTED_AT -> "When the deployed change was committed.";
            case URL -> "The pipeline run.";
            case LABELS -> "Whatever else matters: team, hotfix, and so on.";
        };
    }
}
