output "deployment" {
  description = "What scripts/delivery/deploy --outputs and scripts/delivery/cluster-access read."
  value       = module.system.deployment
}

output "github" {
  description = "The variables of the GitHub environment staging, which scripts/delivery/github-setup --outputs sets."
  value       = module.system.github
}
