mock_provider "google" {
  mock_resource "google_iam_workload_identity_pool" {
    defaults = { name = "projects/123456789012/locations/global/workloadIdentityPools/deploy-staging" }
  }
  mock_resource "google_service_account" {
    defaults = {
      name   = "projects/example-staging/serviceAccounts/deploy-staging@example-staging.iam.gserviceaccount.com"
      email  = "deploy-staging@example-staging.iam.gserviceaccount.com"
      member = "serviceAccount:deploy-staging@example-staging.iam.gserviceaccount.com"
    }
  }
}

variables {
  name          = "deploy-staging"
  project_id    = "example-staging"
  repository    = "example/deployment-insights"
  repository_id = "123456"
  environment   = "staging"
}

run "believes_one_repository_and_one_environment" {
  command = apply

  assert {
    condition     = google_iam_workload_identity_pool_provider.github.attribute_condition == "assertion.sub == \"repo:example/deployment-insights:environment:staging\" && assertion.repository_id == \"123456\""
    error_message = "Others come in too."
  }
  assert {
    condition     = google_iam_workload_identity_pool_provider.github.oidc[0].issuer_uri == "https://token.actions.githubusercontent.com"
    error_message = "It trusts another issuer than GitHub."
  }
  assert {
    condition     = google_service_account_iam_member.github.service_account_id == google_service_account.deployer.name && google_service_account_iam_member.github.member == "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/deploy-staging/subject/repo:example/deployment-insights:environment:staging"
    error_message = "Other jobs may act as the deployer."
  }
}

run "may_reach_the_cluster_and_nothing_else" {
  command = apply

  assert {
    condition     = google_project_iam_custom_role.reach.permissions == toset(["container.clusters.connect", "container.clusters.get"])
    error_message = "The deployer may do more than reach the cluster."
  }
  assert {
    condition     = google_project_iam_member.reach.member == google_service_account.deployer.member
    error_message = "Another account may reach the cluster."
  }
  assert {
    condition     = output.service_account == "deploy-staging@example-staging.iam.gserviceaccount.com"
    error_message = "The workflow gets another account."
  }
}

run "refuses_names" {
  command = plan
  variables {
    name       = "gcp-deploy"
    project_id = "x"
  }
  expect_failures = [var.name, var.project_id]
}

run "refuses_wildcards" {
  command = plan
  variables { repository = "example/*" }
  expect_failures = [var.repository]
}

run "refuses_a_name_where_a_number_belongs" {
  command = plan
  variables { repository_id = "example/deployment-insights" }
  expect_failures = [var.repository_id]
}

run "refuses_other_environments" {
  command = plan
  variables { environment = "*" }
  expect_failures = [var.environment]
}
