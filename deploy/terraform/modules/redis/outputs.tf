output "instance_id" {
  description = "The cache, as metrics name it."
  value       = google_redis_instance.this.id
}

output "secret_ids" {
  description = "The secrets that hold how to get in, by the key of the Kubernetes Secret redis."
  value       = { for key, secret in google_secret_manager_secret.this : key => secret.secret_id }
}
