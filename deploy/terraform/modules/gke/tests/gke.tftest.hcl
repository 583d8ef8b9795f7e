mock_provider "google" {
  override_during = plan

  mock_data "google_project" {
    defaults = { number = "123456789012" }
  }
  mock_resource "google_kms_crypto_key" {
    defaults = { id = "projects/example-staging/locations/europe-west1/keyRings/deployment-insights-staging/cryptoKeys/kubernetes-secrets" }
  }
  mock_resource "google_service_account" {
    defaults = { email = "nodes@example.iam.gserviceaccount.com", member = "serviceAccount:nodes@example.iam.gserviceaccount.com" }
  }
}

mock_provider "random" {
  override_during = plan

  mock_resource "random_id" {
    defaults = { hex = "0a1b" }
  }
}

variables {
  name          = "deployment-insights-staging"
  project_id    = "example-staging"
  region        = "europe-west1"
  network_id    = "projects/example-staging/global/networks/deployment-insights-staging"
  subnetwork_id = "projects/example-staging/regions/europe-west1/subnetworks/deployment-insights-staging-nodes"
  images        = ["ghcr.io/example/deployment-insights/*", "quay.io/jetstack/*"]
}

run "has_private_nodes_and_no_address_for_its_control_plane" {
  command = plan

  assert {
    condition     = google_container_cluster.this.enable_autopilot && google_container_cluster.this.location == "europe-west1"
    error_message = "It is no regional Autopilot cluster."
  }
  assert {
    condition     = google_container_cluster.this.private_cluster_config[0].enable_private_nodes
    error_message = "Nodes have public addresses."
  }
  assert {
    condition     = !google_container_cluster.this.control_plane_endpoints_config[0].ip_endpoints_config[0].enabled
    error_message = "The control plane has an address."
  }
  assert {
    condition     = google_container_cluster.this.control_plane_endpoints_config[0].dns_endpoint_config[0].allow_external_traffic
    error_message = "Whom IAM lets in doesn't get in."
  }
  assert {
    condition     = !google_container_cluster.this.master_auth[0].client_certificate_config[0].issue_client_certificate
    error_message = "There is a certificate that can't be taken back."
  }
  assert {
    condition     = google_container_cluster.this.deletion_protection
    error_message = "A mistake deletes the cluster."
  }
  assert {
    condition     = google_container_cluster.this.release_channel[0].channel == "REGULAR"
    error_message = "It is on another channel."
  }
}

run "gives_nodes_an_account_that_may_do_next_to_nothing" {
  command = plan

  assert {
    condition     = google_project_iam_member.nodes.role == "roles/container.defaultNodeServiceAccount"
    error_message = "Nodes may do more."
  }
  assert {
    condition     = google_container_cluster.this.cluster_autoscaling[0].auto_provisioning_defaults[0].service_account == google_service_account.nodes.email
    error_message = "Nodes run as the project's default account, which may change everything."
  }
  assert {
    condition     = length(google_service_account.nodes.account_id) <= 30
    error_message = "No such account can be made."
  }
}

run "encrypts_secrets_with_a_key_of_its_own" {
  command = plan

  assert {
    condition     = google_container_cluster.this.database_encryption[0].state == "ENCRYPTED" && google_container_cluster.this.database_encryption[0].key_name == google_kms_crypto_key.secrets.id
    error_message = "Secrets are not encrypted with our key."
  }
  assert {
    condition     = google_kms_key_ring.this.name == "deployment-insights-staging-0a1b" && google_kms_crypto_key.secrets.destroy_scheduled_duration == "2592000s"
    error_message = "The environment can't be made again, or its key not be brought back."
  }
  assert {
    condition     = google_kms_crypto_key.secrets.rotation_period == "7776000s"
    error_message = "The key stays the same for ever."
  }
  assert {
    condition     = google_kms_crypto_key_iam_member.gke.member == "serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com"
    error_message = "GKE can't use the key."
  }
}

run "runs_images_that_are_named_and_no_others" {
  command = plan

  assert {
    condition     = google_container_cluster.this.binary_authorization[0].evaluation_mode == "PROJECT_SINGLETON_POLICY_ENFORCE"
    error_message = "The cluster does not ask the policy."
  }
  assert {
    condition     = google_binary_authorization_policy.this.default_admission_rule[0].evaluation_mode == "ALWAYS_DENY" && google_binary_authorization_policy.this.default_admission_rule[0].enforcement_mode == "ENFORCED_BLOCK_AND_AUDIT_LOG"
    error_message = "Any image runs."
  }
  assert {
    condition     = google_binary_authorization_policy.this.admission_whitelist_patterns[*].name_pattern == tolist(["ghcr.io/example/deployment-insights/*", "quay.io/jetstack/*"])
    error_message = "Other images run."
  }
  assert {
    condition     = google_binary_authorization_policy.this.global_policy_evaluation_mode == "ENABLE"
    error_message = "What Google runs in every cluster is refused."
  }
}

run "refuses_images_of_any_registry" {
  command = plan
  variables { images = ["*"] }
  expect_failures = [var.images]
}

run "refuses_to_run_nothing" {
  command = plan
  variables { images = [] }
  expect_failures = [var.images]
}

run "is_maintained_when_asked" {
  command = plan
  variables {
    maintenance_start   = "2026-01-05T01:30:00Z"
    maintenance_days    = ["TU", "MO"]
    deletion_protection = false
    release_channel     = "STABLE"
  }

  assert {
    condition     = google_container_cluster.this.maintenance_policy[0].recurring_window[0].recurrence == "FREQ=WEEKLY;BYDAY=MO,TU"
    error_message = "It is maintained on other days."
  }
  assert {
    condition     = google_container_cluster.this.maintenance_policy[0].recurring_window[0].end_time == "2026-01-05T05:30:00Z"
    error_message = "A maintenance takes no four hours."
  }
  assert {
    condition     = !google_container_cluster.this.deletion_protection
    error_message = "It can't be deleted when it shall be."
  }
}

run "refuses_names" {
  command = plan
  variables {
    name       = "1-cluster"
    project_id = "Example"
    region     = "europe"
  }
  expect_failures = [var.name, var.project_id, var.region]
}

run "refuses_other_channels" {
  command = plan
  variables { release_channel = "UNSPECIFIED" }
  expect_failures = [var.release_channel]
}

run "refuses_times_that_are_none" {
  command = plan
  variables { maintenance_start = "02:00" }
  expect_failures = [var.maintenance_start]
}

run "refuses_times_that_are_not_in_UTC" {
  command = plan
  variables { maintenance_start = "2026-01-03T02:00:00+01:00" }
  expect_failures = [var.maintenance_start]
}

run "refuses_too_few_days" {
  command = plan
  variables { maintenance_days = ["SU"] }
  expect_failures = [var.maintenance_days]
}

run "refuses_days_that_are_none" {
  command = plan
  variables { maintenance_days = ["SA", "Sunday"] }
  expect_failures = [var.maintenance_days]
}
