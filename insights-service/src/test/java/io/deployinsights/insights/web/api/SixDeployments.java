package io.deployinsights.insights.web.api;

/** A registry's list with something to tell for every metric. */
final class SixDeployments {

    static final String JSON = """
        [{"id":"69c394ab0f3c5e0012a4b7d6","serviceName":"payment-gateway","version":"4.2.0","environment":"production",
          "deploymentType":"Tag","status":"Deploying","deployedBy":"carol.wu","startedAt":"2026-03-26T09:10:00Z",
          "finishedAt":null,"commitSha":"cc7f4e20bd316f9ea08c5d4e3f201bac9d8e7f60","pullRequestNumber":null},
         {"id":"69c394ab0f3c5e0012a4b7d5","serviceName":"payment-gateway","version":"4.1.1","environment":"production",
          "deploymentType":"Tag","status":"Succeeded","deployedBy":"carol.wu","startedAt":"2026-03-25T15:00:00Z",
          "finishedAt":"2026-03-25T15:04:10Z","commitSha":"bb6e3d1fac205e8d9f7b4c3d2e1f0a9b8c7d6e5f","pullRequestNumber":419,
          "committedAt":"2026-03-25T14:41:07Z","url":"https://ci.example.com/payment-gateway/runs/5120","labels":{"hotfix":"true"}},
         {"id":"69c394ab0f3c5e0012a4b7d4","serviceName":"payment-gateway","version":"4.1.0","environment":"production",
          "deploymentType":"Tag","status":"Failed","deployedBy":"carol.wu","startedAt":"2026-03-25T14:00:00Z",
          "finishedAt":"2026-03-25T14:06:30Z","commitSha":"aa5d2c0e9b1f4d7c8e6a3b2c1d0f9e8d7c6b5a49","pullRequestNumber":418},
         {"id":"69c394ab0f3c5e0012a4b7d3","serviceName":"auth-proxy","version":"2.5.1","environment":"production",
          "deploymentType":"Tag","status":"Succeeded","deployedBy":"bob.martinez","startedAt":"2026-03-25T07:50:19Z",
          "finishedAt":"2026-03-25T07:55:39Z","commitSha":"79dda293ab2cbbed1be27d5c1008f51f5b83451d","pullRequestNumber":77},
         {"id":"69c394ab0f3c5e0012a4b7d2","serviceName":"auth-proxy","version":"2.5.1","environment":"staging",
          "deploymentType":"Branch","status":"Succeeded","deployedBy":"bob.martinez","startedAt":"2026-03-24T16:20:00Z",
          "finishedAt":null,"commitSha":"79dda293ab2cbbed1be27d5c1008f51f5b83451d","pullRequestNumber":77},
         {"id":"69c394ab0f3c5e0012a4b7d1","serviceName":"auth-proxy","version":"2.5.0","environment":"production",
          "deploymentType":"Tag","status":"RolledBack","deployedBy":"bob.martinez","startedAt":"2026-03-23T11:00:00Z",
          "finishedAt":"2026-03-23T11:30:00Z","commitSha":"4f2c1ab0f6c94d9cb9b5a3f1f0b7a2b6d1e0c3a4","pullRequestNumber":null}]
        """;

    private SixDeployments() {}
}
