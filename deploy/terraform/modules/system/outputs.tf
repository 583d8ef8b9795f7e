output "deployment" {
  description = "What scripts/delivery/deploy --outputs and scripts/delivery/cluster-access read: where the cluster is, and which secrets belong into it."
  value = {
    environment   = var.environment
    project       = var.project_id
    region        = var.region
    cluster       = module.gke.name
    endpoint      = module.gke.endpoint
    namespace     = local.namespace
    deployer      = module.workload_identity.service_account
    insights_url  = var.host == null ? null : "https://${var.host}"
    backup_bucket = module.registry_database.backup_bucket
    secrets = {
      registry-database = { uri = module.registry_database.secret_id }
      redis             = module.redis.secret_ids
    }
  }
}

output "github" {
  description = "The variables of the GitHub environment, in small letters: how deploy.yml gets at the cluster without a key. scripts/delivery/github-setup --outputs sets them."
  value = {
    workload_identity_provider = module.workload_identity.provider
    service_account            = module.workload_identity.service_account
    cluster_endpoint           = module.gke.endpoint
    insights_url               = var.host == null ? null : "https://${var.host}"
  }
}

output "endpoint" {
  description = "The control plane, for the Kubernetes provider."
  value       = "https://${module.gke.endpoint}"
}
