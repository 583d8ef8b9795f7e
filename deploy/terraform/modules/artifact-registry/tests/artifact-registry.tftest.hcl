mock_provider "google" {
  mock_resource "google_artifact_registry_repository" {
    defaults = { project = "example-staging" }
  }
}

variables {
  name    = "deployment-insights-staging"
  region  = "europe-west1"
  readers = { nodes = "serviceAccount:nodes@example.iam.gserviceaccount.com" }
  writers = { deployer = "serviceAccount:deployer@example.iam.gserviceaccount.com" }
}

run "keeps_images_whose_tags_never_change" {
  command = apply

  assert {
    condition     = google_artifact_registry_repository.images.mode == "STANDARD_REPOSITORY" && google_artifact_registry_repository.images.docker_config[0].immutable_tags
    error_message = "A tag can be moved."
  }
  assert {
    condition     = [for policy in google_artifact_registry_repository.images.cleanup_policies : policy.condition[0].older_than if policy.action == "DELETE"] == ["2592000s"]
    error_message = "Untagged images stay for another time."
  }
  assert {
    condition     = alltrue([for policy in google_artifact_registry_repository.images.cleanup_policies : policy.condition[0].tag_state == "UNTAGGED" if policy.action == "DELETE"])
    error_message = "Images of commits are deleted."
  }
  assert {
    condition     = output.address == "europe-west1-docker.pkg.dev/example-staging/deployment-insights-staging"
    error_message = "Images have another address."
  }
}

run "lets_nodes_read_and_deployers_write" {
  command = apply

  assert {
    condition     = { for who, member in google_artifact_registry_repository_iam_member.readers : who => member.role } == { nodes = "roles/artifactregistry.reader" }
    error_message = "Nodes may do something else than read."
  }
  assert {
    condition     = { for who, member in google_artifact_registry_repository_iam_member.writers : who => member.role } == { deployer = "roles/artifactregistry.writer" }
    error_message = "Deployers may do something else than write."
  }
}

run "pulls_through_from_another_registry" {
  command = apply
  variables { upstream = "https://ghcr.io" }

  assert {
    condition     = google_artifact_registry_repository.images.mode == "REMOTE_REPOSITORY" && google_artifact_registry_repository.images.remote_repository_config[0].docker_repository[0].custom_repository[0].uri == "https://ghcr.io"
    error_message = "It does not pull from ghcr.io."
  }
  assert {
    condition     = length(google_artifact_registry_repository_iam_member.writers) == 0
    error_message = "The copy can be written to."
  }
}

run "refuses_names" {
  command = plan
  variables {
    name     = "images/"
    region   = "eu"
    upstream = "ghcr.io"
  }
  expect_failures = [var.name, var.region, var.upstream]
}

run "refuses_everybody" {
  command = plan
  variables {
    readers = { everybody = "allUsers" }
    writers = { everybody = "allAuthenticatedUsers" }
  }
  expect_failures = [var.readers, var.writers]
}

run "refuses_to_keep_images_from_the_cluster" {
  command = plan
  variables { readers = {} }
  expect_failures = [var.readers]
}

run "refuses_to_delete_too_soon" {
  command = plan
  variables { keep_untagged = 6 }
  expect_failures = [var.keep_untagged]
}

run "refuses_half_days" {
  command = plan
  variables { keep_untagged = 30.5 }
  expect_failures = [var.keep_untagged]
}
