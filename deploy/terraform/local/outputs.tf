output "registry_url" {
  description = "Where deployments are recorded: POST /api/deployments."
  value       = "http://127.0.0.1:${var.ports.registry}"
}

output "insights_url" {
  description = "Where insights, and the dashboard, are."
  value       = "http://127.0.0.1:${var.ports.insights}"
}
