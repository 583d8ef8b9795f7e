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
                "Queued → Building → Deploying → Succeeded, Failed, RolledBack or Cancelled; steps may be skipped, and"
                        + " what succeeded can be rolled back. A record of an older service may show another.";
            case DEPLOYED_BY -> "The person or robot that started it, if known.";
            case STARTED_AT ->
                "When it started, to the millisecond; the registry's clock where a new one comes without. At most 5"
                        + " minutes ahead of that clock.";
            case FINISHED_AT ->
                "When it ended, only with a finished status and never before the start; the registry's clock where it"
                        + " ends with a request that sends none. A time that is stored never moves by itself.";
            case COMMIT_SHA -> "The Git commit, if known; only zeros are none.";
            case PULL_REQUEST_NUMBER -> "The pull request, if it was one.";
            case COMMITTED_AT -> "When the deployed change was committed.";
            case URL -> "The pipeline run.";
            case ROLLED_BACK_AT ->
                "When what had succeeded was rolled back, only with RolledBack and never before the finish; the"
                        + " registry's clock where Succeeded becomes RolledBack with a request that sends none.";
            case SOURCE ->
                "Where the record came from, such as api or import. Set by the registry; ignored in a request.";
            case LABELS -> "Whatever else matters: team, hotfix, and so on.";
        };
    }
}
