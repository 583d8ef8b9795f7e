# How the modules fit together; what each of them does is tested beside it. Nothing is applied: what refuses to be destroyed could
# not be cleaned up.
mock_provider "google" {
  override_during = plan

  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
  mock_resource "google_compute_network" {
    defaults = { id = "projects/example-staging/global/networks/deployment-insights-staging" }
  }
  mock_resource "google_service_account" {
    defaults = {
      name   = "projects/example-staging/serviceAccounts/account@example-staging.iam.gserviceaccount.com"
      email  = "account@example-staging.iam.gserviceaccount.com"
      member = "serviceAccount:account@example-staging.iam.gserviceaccount.com"
    }
  }
  mock_resource "google_iam_workload_identity_pool_provider" {
    defaults = { name = "projects/123456789012/locations/global/workloadIdentityPools/deploy-staging/providers/github" }
  }
  mock_resource "google_redis_instance" {
    defaults = { host = "10.40.0.4", port = 6378, auth_string = "secret", server_ca_certs = [{ cert = "authority" }] }
  }
}

mock_provider "mongodbatlas" {
  override_during = plan

  mock_resource "mongodbatlas_advanced_cluster" {
    defaults = {
      connection_strings = [{ private_srv = "mongodb+srv://registry-pri.abcde.mongodb.net" }]
    }
  }
  mock_resource "mongodbatlas_network_peering" {
    defaults = { atlas_gcp_project_id = "p-0123456789abcdef", atlas_vpc_name = "nt-0123456789abcdef" }
  }
}

mock_provider "kubernetes" {
  override_during = plan
}

mock_provider "random" {
  override_during = plan

  mock_resource "random_password" {
    defaults = { result = "secret" }
  }
}

override_resource {
  target          = module.gke.google_container_cluster.this
  override_during = plan
  values = {
    name = "deployment-insights-staging"
    control_plane_endpoints_config = {
      dns_endpoint_config = { endpoint = "gke-0123456789.europe-west1.gke.goog" }
    }
  }
}

variables {
  environment  = "staging"
  project_id   = "example-staging"
  region       = "europe-west1"
  repository   = { name = "example/deployment-insights", id = "123456" }
  other_images = ["quay.io/jetstack/*"]
  database = {
    kind         = "atlas"
    atlas_org_id = "0123456789abcdef01234567"
    atlas_region = "WESTERN_EUROPE"
  }
}

run "tells_what_scripts_read" {
  command = plan

  assert {
    condition = jsonencode(output.deployment) == jsonencode({
      environment   = "staging"
      project       = "example-staging"
      region        = "europe-west1"
      cluster       = "deployment-insights-staging"
      endpoint      = "gke-0123456789.europe-west1.gke.goog"
      namespace     = "deployment-insights-staging"
      deployer      = "account@example-staging.iam.gserviceaccount.com"
      insights_url  = null
      backup_bucket = "example-staging-deployment-insights-staging-backups"
      secrets = {
        registry-database = { uri = "deployment-insights-staging-registry-database" }
        redis             = { ca = "deployment-insights-staging-redis-ca", url = "deployment-insights-staging-redis-url" }
      }
    })
    error_message = "Scripts get something else: ${jsonencode(output.deployment)}"
  }
  assert {
    condition = jsonencode(output.github) == jsonencode({
      cluster_endpoint           = "gke-0123456789.europe-west1.gke.goog"
      insights_url               = null
      service_account            = "account@example-staging.iam.gserviceaccount.com"
      workload_identity_provider = "projects/123456789012/locations/global/workloadIdentityPools/deploy-staging/providers/github"
    })
    error_message = "GitHub gets something else: ${jsonencode(output.github)}"
  }
  assert {
    condition     = !contains(keys(module.observability.alerts), "backups")
    error_message = "It alerts about missing backups where none are written."
  }
}

run "watches_backups_where_there_are_some" {
  command = plan
  variables { watch_backups = true }

  assert {
    condition     = contains(keys(module.observability.alerts), "backups")
    error_message = "Nobody hears of a night without a backup."
  }
}

run "takes_both_databases" {
  command = plan
  variables {
    host = "insights.example.com"
    database = {
      kind  = "in-cluster"
      image = "mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    }
  }

  assert {
    condition     = jsonencode(output.deployment.secrets.registry-database) == jsonencode({ uri = "deployment-insights-staging-registry-database" })
    error_message = "The registry gets in by another secret."
  }
  assert {
    condition     = output.deployment.insights_url == "https://insights.example.com" && output.github.insights_url == "https://insights.example.com"
    error_message = "The smoke test asks somewhere else."
  }
}

run "can_do_without_encryption" {
  command = plan
  variables {
    redis = { transit_encryption = false }
  }

  assert {
    condition     = jsonencode(output.deployment.secrets.redis) == jsonencode({ url = "deployment-insights-staging-redis-url" })
    error_message = "There is an authority of nothing."
  }
}

run "refuses_other_environments_and_names" {
  command = plan
  variables {
    environment = "test"
    project_id  = "x"
    region      = "europe"
  }
  expect_failures = [var.environment, var.project_id, var.region]
}
