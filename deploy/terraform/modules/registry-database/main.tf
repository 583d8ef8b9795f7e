# Where deployments are recorded, how the registry gets in, and where the backups go.

locals {
  atlas      = var.kind == "atlas"
  uri        = local.atlas ? module.atlas[0].uri : module.replica_set[0].uri
  backup     = "principal://iam.googleapis.com/projects/${var.project_number}/locations/global/workloadIdentityPools/${var.workload_pool}/subject/ns/${var.namespace}/sa/backup"
  keep       = var.keep_backups * 24 * 3600
  for_backup = { create = "roles/storage.objectCreator", read = "roles/storage.objectViewer" }
}

# Goes into a connection string, and so has nothing that would need an escape there. Kept in the state, which only those
# who apply can read; see the README.
resource "random_password" "registry" {
  length  = 40
  special = false
}

module "atlas" {
  source = "./atlas"
  count  = local.atlas ? 1 : 0

  name                = var.name
  project_id          = var.project_id
  settings            = var.atlas
  password            = random_password.registry.result
  deletion_protection = var.deletion_protection
}

module "replica_set" {
  source = "./replica-set"
  count  = local.atlas ? 0 : 1

  namespace = var.namespace
  settings  = var.in_cluster
  password  = random_password.registry.result
}

resource "google_secret_manager_secret" "uri" {
  secret_id           = "${var.name}-registry-database"
  deletion_protection = var.deletion_protection

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_version" "uri" {
  secret      = google_secret_manager_secret.uri.id
  secret_data = local.uri
}

# Nobody can change or delete a backup before its time, not even with full access to the cluster. Once it is locked, nor can the
# project's owner take that back: a lock is for ever.
resource "google_storage_bucket" "backups" {
  # checkov:skip=CKV_GCP_62:Reads are in the Data Access audit logs, which the module observability turns on.
  # checkov:skip=CKV_GCP_78:A retention policy keeps every object as it is; a bucket can't have both.
  name                        = "${var.project_id}-${var.name}-backups"
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false

  retention_policy {
    retention_period = local.keep
    is_locked        = var.lock_backups
  }

  soft_delete_policy {
    retention_duration_seconds = 604800 # 7 days
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age = var.keep_backups + 7
    }
  }
}

# The nightly job and a restore, by the cluster's own name for them: there is no key, and no service account of Google's.
resource "google_storage_bucket_iam_member" "backup" {
  for_each = local.for_backup

  bucket = google_storage_bucket.backups.name
  role   = each.value
  member = local.backup
}
