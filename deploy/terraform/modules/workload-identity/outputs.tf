output "provider" {
  description = "What the workflow names as workload_identity_provider."
  value       = google_iam_workload_identity_pool_provider.github.name
}

output "service_account" {
  description = "The address of the service account that deploys: the workflow's service_account, and the user of the RoleBinding."
  value       = google_service_account.deployer.email
}

output "member" {
  description = "The service account that deploys, as a member of IAM policies."
  value       = google_service_account.deployer.member
}
