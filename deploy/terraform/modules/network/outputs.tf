output "network_id" {
  description = "The network."
  value       = google_compute_network.this.id
}

output "subnetwork_id" {
  description = "The subnetwork of the nodes, with the secondary ranges \"pods\" and \"services\"."
  value       = google_compute_subnetwork.nodes.id
}

output "managed_services_network_id" {
  description = "The network once Google's managed services can get addresses in it: what they have to be created after."
  value       = google_service_networking_connection.managed_services.network
}

output "callers" {
  description = "The private addresses that the services call databases from: pods' and nodes'."
  value       = toset([var.pods_cidr, var.nodes_cidr])
}
