output "name" {
  description = "The cluster."
  value       = google_container_cluster.this.name
}

output "endpoint" {
  description = "The name of the control plane, for all whom IAM lets in."
  value       = google_container_cluster.this.control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint
}

output "project_number" {
  description = "The number of the project, which principals of Workload Identity are named by."
  value       = data.google_project.this.number
}

output "workload_pool" {
  description = "The pool of Workload Identity that the cluster's service accounts are in."
  value       = "${var.project_id}.svc.id.goog"
}
