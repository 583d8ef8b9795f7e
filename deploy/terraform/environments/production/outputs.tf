output "deployment" {
  description = "What scripts/deploy --outputs and scripts/cluster-access read."
  value       = module.system.deployment
}

output "github" {
  description = "The variables of the GitHub environment production, which scripts/github-setup --outputs sets."
  value       = module.system.github
}
