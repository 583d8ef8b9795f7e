# Nothing is applied: what refuses to be destroyed could not be cleaned up.
mock_provider "google" {
  override_during = plan

  mock_resource "google_storage_bucket" {
    defaults = { id = "backups" }
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

variables {
  name           = "deployment-insights-staging"
  project_id     = "example-staging"
  project_number = "123456789012"
  workload_pool  = "example-staging.svc.id.goog"
  region         = "europe-west1"
  namespace      = "deployment-insights-staging"
  atlas = {
    org_id     = "0123456789abcdef01234567"
    region     = "WESTERN_EUROPE"
    network_id = "projects/example-staging/global/networks/deployment-insights-staging"
    callers    = ["10.20.0.0/16", "10.10.0.0/22"]
  }
}

run "is_atlas_by_default" {
  command = plan

  assert {
    condition     = length(module.atlas) == 1 && length(module.replica_set) == 0
    error_message = "It is something else."
  }
  assert {
    condition     = google_secret_manager_secret_version.uri.secret_data == "mongodb+srv://registry:secret@registry-pri.abcde.mongodb.net/deployment-registry?retryWrites=true&authSource=admin"
    error_message = "The registry can't connect with this."
  }
  assert {
    condition     = google_secret_manager_secret.uri.deletion_protection
    error_message = "A mistake deletes the secret."
  }
  assert {
    condition     = output.secret_id == "deployment-insights-staging-registry-database"
    error_message = "The secret has another name."
  }
}

run "can_be_a_replica_set_in_the_cluster" {
  command = plan
  variables {
    kind       = "in-cluster"
    atlas      = null
    in_cluster = { image = "mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" }
  }

  assert {
    condition     = length(module.atlas) == 0 && length(module.replica_set) == 1
    error_message = "It is something else."
  }
  assert {
    condition     = google_secret_manager_secret_version.uri.secret_data == "mongodb://registry:secret@mongo-0.mongo.deployment-insights-staging.svc.cluster.local:27017,mongo-1.mongo.deployment-insights-staging.svc.cluster.local:27017,mongo-2.mongo.deployment-insights-staging.svc.cluster.local:27017/deployment-registry?replicaSet=registry&authSource=admin"
    error_message = "The registry can't connect with this."
  }
}

run "keeps_backups_that_nobody_can_take_away" {
  command = plan

  assert {
    condition     = google_storage_bucket.backups.retention_policy[0].retention_period == "2592000" && !google_storage_bucket.backups.force_destroy
    error_message = "Backups can be deleted before their time."
  }
  assert {
    condition     = google_storage_bucket.backups.retention_policy[0].is_locked
    error_message = "An administrator can take the policy away, and then the backups."
  }
  assert {
    condition     = google_storage_bucket.backups.public_access_prevention == "enforced" && google_storage_bucket.backups.uniform_bucket_level_access
    error_message = "Backups can be made public."
  }
  assert {
    condition     = { for what, member in google_storage_bucket_iam_member.backup : what => member.role } == { create = "roles/storage.objectCreator", read = "roles/storage.objectViewer" }
    error_message = "The job may change or delete what it wrote."
  }
  assert {
    condition     = google_storage_bucket_iam_member.backup["create"].member == "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/example-staging.svc.id.goog/subject/ns/deployment-insights-staging/sa/backup"
    error_message = "Another account writes backups."
  }
  assert {
    condition     = output.backup_bucket == "example-staging-deployment-insights-staging-backups"
    error_message = "The job looks for another bucket."
  }
}

run "keeps_backups_as_long_as_asked" {
  command = plan
  variables {
    keep_backups        = 90
    lock_backups        = false
    deletion_protection = false
  }

  assert {
    condition     = google_storage_bucket.backups.retention_policy[0].retention_period == "7776000" && one(one(google_storage_bucket.backups.lifecycle_rule).condition).age == 97
    error_message = "Backups stay for another time."
  }
  assert {
    condition     = !google_storage_bucket.backups.retention_policy[0].is_locked
    error_message = "It is locked for ever."
  }
  assert {
    condition     = !google_secret_manager_secret.uri.deletion_protection
    error_message = "It can't be deleted when it shall be."
  }
}

run "refuses_other_kinds_and_names" {
  command = plan
  variables {
    kind       = "postgres"
    name       = "x"
    project_id = "x"
    region     = "europe"
    namespace  = "-"
  }
  expect_failures = [var.kind, var.name, var.project_id, var.region, var.namespace]
}

run "refuses_atlas_without_its_settings" {
  command = plan
  variables { atlas = null }
  expect_failures = [var.atlas]
}

run "refuses_organizations_by_name" {
  command = plan
  variables {
    atlas = { org_id = "example", region = "WESTERN_EUROPE", network_id = "n", callers = [] }
  }
  expect_failures = [var.atlas]
}

run "refuses_regions_as_Google_calls_them" {
  command = plan
  variables {
    atlas = { org_id = "0123456789abcdef01234567", region = "europe-west1", network_id = "n", callers = [] }
  }
  expect_failures = [var.atlas]
}

run "refuses_nodes_that_share_a_network" {
  command = plan
  variables {
    atlas = { org_id = "0123456789abcdef01234567", region = "WESTERN_EUROPE", network_id = "n", callers = [], instance_size = "M0" }
  }
  expect_failures = [var.atlas]
}

run "refuses_ranges_that_are_too_small_for_Atlas" {
  command = plan
  variables {
    atlas = { org_id = "0123456789abcdef01234567", region = "WESTERN_EUROPE", network_id = "n", callers = [], cidr = "192.168.0.0/24" }
  }
  expect_failures = [var.atlas]
}

run "refuses_a_replica_set_without_its_settings" {
  command = plan
  variables { kind = "in-cluster" }
  expect_failures = [var.in_cluster]
}

run "refuses_images_by_tag" {
  command = plan
  variables {
    kind       = "in-cluster"
    in_cluster = { image = "mongo:8" }
  }
  expect_failures = [var.in_cluster]
}

run "refuses_disks_that_are_too_small" {
  command = plan
  variables {
    kind       = "in-cluster"
    in_cluster = { image = "mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", storage_gib = 9 }
  }
  expect_failures = [var.in_cluster]
}

run "refuses_too_little_memory" {
  command = plan
  variables {
    kind       = "in-cluster"
    in_cluster = { image = "mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", memory_mib = 512 }
  }
  expect_failures = [var.in_cluster]
}

run "refuses_to_keep_nothing" {
  command = plan
  variables { keep_backups = 0 }
  expect_failures = [var.keep_backups]
}

run "refuses_to_keep_backups_for_ever" {
  command = plan
  variables { keep_backups = 3651 }
  expect_failures = [var.keep_backups]
}
