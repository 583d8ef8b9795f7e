package io.deployinsights.insights.web;

/** A registry's list that is small enough to know every figure by heart. */
final class FourDeployments {

    static final String JSON = """
            [{"id":"64b000000000000000000004","serviceName":"beta","version":"0.9, \\"rc\\"","environment":"staging",
              "deploymentType":"Branch","status":"Building","deployedBy":"carol","startedAt":"2026-04-03T10:00:00Z",
              "finishedAt":null,"commitSha":"aaaaaaa","pullRequestNumber":null},
             {"id":"64b000000000000000000003","serviceName":"alpha","version":"1.1","environment":"production",
              "deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-02T11:00:00Z",
              "finishedAt":"2026-04-02T11:10:00Z","commitSha":"bbbbbbb","pullRequestNumber":7},
             {"id":"64b000000000000000000002","serviceName":"alpha","version":"1.0","environment":"production",
              "deploymentType":"Tag","status":"Failed","deployedBy":"bob","startedAt":"2026-04-02T10:00:00Z",
              "finishedAt":"2026-04-02T10:30:00Z","commitSha":"ccccccc","pullRequestNumber":6},
             {"id":"64b000000000000000000001","serviceName":"alpha","version":"0.9","environment":"production",
              "deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-01T10:00:00Z",
              "finishedAt":null,"commitSha":"ddddddd","pullRequestNumber":5}]
            """;

    private FourDeployments() {}
}
