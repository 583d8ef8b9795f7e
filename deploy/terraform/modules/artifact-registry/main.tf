# The images that the cluster runs: either pushed here, or pulled through from where they were built, with the same digests.

locals {
  pulled_through = var.upstream != null
}

resource "google_artifact_registry_repository" "images" {
  # checkov:skip=CKV_GCP_84:Images are public or signed code; Google's own keys do for them.
  repository_id = var.name
  location      = var.region
  format        = "DOCKER"
  mode          = local.pulled_through ? "REMOTE_REPOSITORY" : "STANDARD_REPOSITORY"
  description   = "Images of Deployment Insights"

  dynamic "docker_config" {
    for_each = local.pulled_through ? [] : [true]
    content {
      # What a tag means never changes.
      immutable_tags = true
    }
  }

  dynamic "remote_repository_config" {
    for_each = local.pulled_through ? [var.upstream] : []
    content {
      description = "Pulled through from ${remote_repository_config.value}"
      docker_repository {
        custom_repository {
          uri = remote_repository_config.value
        }
      }
    }
  }

  vulnerability_scanning_config {
    enablement_config = "INHERITED"
  }

  # A copy of what is upstream can be had again, and images here belong to a commit as long as they have a tag.
  cleanup_policies {
    id     = "untagged"
    action = "DELETE"
    condition {
      tag_state  = "UNTAGGED"
      older_than = "${var.keep_untagged * 24 * 3600}s"
    }
  }

  cleanup_policies {
    id     = "newest"
    action = "KEEP"
    most_recent_versions {
      keep_count = 10
    }
  }
}

resource "google_artifact_registry_repository_iam_member" "readers" {
  for_each = var.readers

  repository = google_artifact_registry_repository.images.name
  location   = google_artifact_registry_repository.images.location
  role       = "roles/artifactregistry.reader"
  member     = each.value
}

# Nobody pushes to a copy.
resource "google_artifact_registry_repository_iam_member" "writers" {
  for_each = local.pulled_through ? {} : var.writers

  repository = google_artifact_registry_repository.images.name
  location   = google_artifact_registry_repository.images.location
  role       = "roles/artifactregistry.writer"
  member     = each.value
}
