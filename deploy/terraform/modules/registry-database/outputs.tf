output "secret_id" {
  description = "The secret that holds the connection string: the key uri of the Kubernetes Secret registry-database."
  value       = google_secret_manager_secret.uri.secret_id
}

output "backup_bucket" {
  description = "The bucket that the job \"backup\" writes to."
  value       = google_storage_bucket.backups.name
}
