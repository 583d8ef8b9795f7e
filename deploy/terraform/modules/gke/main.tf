# A private Autopilot cluster: nodes without public addresses, and a control plane that is reached by a name which asks IAM,
# not by an address. So nobody needs a bastion, and there are no networks to list.

data "google_project" "this" {
  project_id = var.project_id
}

resource "google_service_account" "nodes" {
  account_id   = "${substr(var.name, 0, 24)}-nodes"
  display_name = "Nodes of ${var.name}"
  description  = "May write logs and metrics, and nothing else of the project."
}

resource "google_project_iam_member" "nodes" {
  project = var.project_id
  role    = "roles/container.defaultNodeServiceAccount"
  member  = google_service_account.nodes.member
}

# Google keeps the names of keys for ever, so an environment that is made again needs other ones.
resource "random_id" "key_ring" {
  byte_length = 2
}

# Secrets in etcd are encrypted with a key that we can take away.
resource "google_kms_key_ring" "this" {
  name     = "${var.name}-${random_id.key_ring.hex}"
  location = var.region
}

resource "google_kms_crypto_key" "secrets" {
  # checkov:skip=CKV_GCP_82:The cluster is protected, and goes before its key does; a key can be brought back for 30 days.
  name                       = "kubernetes-secrets"
  key_ring                   = google_kms_key_ring.this.id
  rotation_period            = "7776000s" # 90 days
  destroy_scheduled_duration = "2592000s" # 30 days
}

resource "google_kms_crypto_key_iam_member" "gke" {
  crypto_key_id = google_kms_crypto_key.secrets.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.this.number}@container-engine-robot.iam.gserviceaccount.com"
}

# Where images come from. Who has signed them it can't say: it knows no signature without a key, so that is for deploy/helm/environment.
resource "google_binary_authorization_policy" "this" {
  project     = var.project_id
  description = "Images of Deployment Insights and those named beside them, and nothing else"

  # What Google itself runs in every cluster.
  global_policy_evaluation_mode = "ENABLE"

  dynamic "admission_whitelist_patterns" {
    for_each = var.images
    content {
      name_pattern = admission_whitelist_patterns.value
    }
  }

  default_admission_rule {
    evaluation_mode  = "ALWAYS_DENY"
    enforcement_mode = "ENFORCED_BLOCK_AND_AUDIT_LOG"
  }
}

resource "google_container_cluster" "this" {
  # checkov:skip=CKV_GCP_21:Labels are the provider's default_labels, for every resource alike.
  # checkov:skip=CKV_GCP_20:The control plane has no address that networks could be authorized for.
  # checkov:skip=CKV_GCP_64:Nodes are private; the check wants a CIDR that the endpoint by name has no use for.
  # checkov:skip=CKV_GCP_65:Groups are of a Workspace domain that not everybody has; access is IAM's and a RoleBinding's.
  # checkov:skip=CKV_GCP_12:Autopilot has Dataplane V2, which enforces NetworkPolicies always.
  # checkov:skip=CKV_GCP_61:Autopilot sets intranode visibility by itself; flow logs are the subnetwork's.
  # checkov:skip=CKV_GCP_69:Autopilot has the metadata server of Workload Identity always.
  name                = var.name
  location            = var.region
  enable_autopilot    = true
  deletion_protection = var.deletion_protection
  network             = var.network_id
  subnetwork          = var.subnetwork_id

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }

  private_cluster_config {
    enable_private_nodes = true
  }

  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }
    ip_endpoints_config {
      enabled = false
    }
  }

  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }

  release_channel {
    channel = var.release_channel
  }

  maintenance_policy {
    recurring_window {
      start_time = var.maintenance_start
      end_time   = timeadd(var.maintenance_start, "4h")
      recurrence = "FREQ=WEEKLY;BYDAY=${join(",", sort(var.maintenance_days))}"
    }
  }

  cluster_autoscaling {
    auto_provisioning_defaults {
      service_account = google_service_account.nodes.email
      oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]
    }
  }

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.secrets.id
  }

  # The policy below, which the project has only one of.
  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
  }

  security_posture_config {
    mode = "BASIC"
  }

  secret_manager_config {
    enabled = true
  }

  # TLS and the way in are a Gateway's.
  gateway_api_config {
    channel = "CHANNEL_STANDARD"
  }

  cost_management_config {
    enabled = true
  }

  depends_on = [google_kms_crypto_key_iam_member.gke, google_project_iam_member.nodes, google_binary_authorization_policy.this]
}
