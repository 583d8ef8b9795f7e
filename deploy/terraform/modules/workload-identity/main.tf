# How a workflow of GitHub Actions gets at the cluster without a key: GitHub says who it is, and Google believes it for an hour.

resource "google_iam_workload_identity_pool" "github" {
  workload_identity_pool_id = var.name
  display_name              = "GitHub ${var.environment}"
  description               = "Jobs of ${var.repository} in the environment ${var.environment}"
}

resource "google_iam_workload_identity_pool_provider" "github" {
  # checkov:skip=CKV_GCP_125:The condition below is exact; the check doesn't read a subject that is made of variables.
  workload_identity_pool_id          = google_iam_workload_identity_pool.github.workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  display_name                       = "GitHub Actions"

  attribute_mapping = {
    "google.subject"          = "assertion.sub"
    "attribute.repository_id" = "assertion.repository_id"
    "attribute.environment"   = "assertion.environment"
  }

  # GitHub signs for everybody's repositories with the same key: without this anybody's job could come in.
  attribute_condition = "assertion.sub == \"repo:${var.repository}:environment:${var.environment}\" && assertion.repository_id == \"${var.repository_id}\""

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account" "deployer" {
  account_id   = var.name
  display_name = "Deploys to ${var.environment}"
  description  = "May reach the cluster; what it may do there is a RoleBinding's to say."
}

resource "google_service_account_iam_member" "github" {
  service_account_id = google_service_account.deployer.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principal://iam.googleapis.com/${google_iam_workload_identity_pool.github.name}/subject/repo:${var.repository}:environment:${var.environment}"
}

# No role of Google's has only this: the least of them could change every object of the cluster.
resource "google_project_iam_custom_role" "reach" {
  role_id     = replace("${var.name}_reach", "-", "_")
  title       = "Reach a cluster (${var.environment})"
  description = "Connect to a control plane by its name, and get an identity. Kubernetes decides about everything else."
  permissions = ["container.clusters.connect", "container.clusters.get"]
}

resource "google_project_iam_member" "reach" {
  project = var.project_id
  role    = google_project_iam_custom_role.reach.id
  member  = google_service_account.deployer.member
}
