output "uri" {
  description = "The connection string of the registry's user."
  value       = "mongodb://registry:${var.password}@${join(",", local.members)}/deployment-registry?replicaSet=registry&authSource=admin"
  sensitive   = true
}
