output "deployment" {
  description = "What scripts/deploy --outputs and scripts/cluster-access read."
  value       = module.system.deployment
}

output "github" {
  description = "What google-github-actions/auth is given in the GitHub environment production."
  value       = module.system.github
}
