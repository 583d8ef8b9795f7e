# A network of its own: nothing is let in by default, no address of ours that the internet could reach, one way out.

resource "google_compute_network" "this" {
  name                    = var.name
  auto_create_subnetworks = false
  routing_mode            = "REGIONAL"
}

# What nothing else lets in is refused anyway; this says so, and leaves a trace.
resource "google_compute_firewall" "refuse" {
  name      = "${var.name}-refuse"
  network   = google_compute_network.this.id
  direction = "INGRESS"
  priority  = 65534

  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "all"
  }

  log_config {
    metadata = "EXCLUDE_ALL_METADATA"
  }
}

resource "google_compute_subnetwork" "nodes" {
  name                     = "${var.name}-nodes"
  region                   = var.region
  network                  = google_compute_network.this.id
  ip_cidr_range            = var.nodes_cidr
  private_ip_google_access = true

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = var.pods_cidr
  }

  secondary_ip_range {
    range_name    = "services"
    ip_cidr_range = var.services_cidr
  }

  # A tenth of the flows is enough to see who talks to whom, and costs a tenth.
  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = 0.1
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

# Nodes have no public address: images, MongoDB Atlas' control plane and signatures are reached through this.
resource "google_compute_router" "this" {
  name    = var.name
  region  = var.region
  network = google_compute_network.this.id
}

resource "google_compute_router_nat" "this" {
  name                                = var.name
  region                              = var.region
  router                              = google_compute_router.this.name
  nat_ip_allocate_option              = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat  = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  enable_dynamic_port_allocation      = true
  enable_endpoint_independent_mapping = false
  min_ports_per_vm                    = 64

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}

# Where Memorystore gets its addresses from.
resource "google_compute_global_address" "managed_services" {
  name          = "${var.name}-managed-services"
  network       = google_compute_network.this.id
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  address       = split("/", var.managed_services_cidr)[0]
  prefix_length = tonumber(split("/", var.managed_services_cidr)[1])
}

resource "google_service_networking_connection" "managed_services" {
  network                 = google_compute_network.this.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.managed_services.name]
}

# Where internal load balancers, such as the Gateway of insights, get theirs from.
resource "google_compute_subnetwork" "proxies" {
  # checkov:skip=CKV_GCP_26:Only proxies of Google's are in it, and those log requests themselves.
  # checkov:skip=CKV_GCP_74:Nothing in it calls anything but pods.
  # checkov:skip=CKV_GCP_76:It has no IPv6.
  name          = "${var.name}-proxies"
  region        = var.region
  network       = google_compute_network.this.id
  ip_cidr_range = var.proxies_cidr
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

# Google's APIs by private addresses: the only ones that the backup's network policy lets it call.
resource "google_dns_managed_zone" "googleapis" {
  # checkov:skip=CKV_GCP_16:DNSSEC is for public zones.
  name        = "${var.name}-googleapis"
  dns_name    = "googleapis.com."
  description = "private.googleapis.com for callers in ${var.name}"
  visibility  = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.this.id
    }
  }
}

resource "google_dns_record_set" "private" {
  managed_zone = google_dns_managed_zone.googleapis.name
  name         = "private.googleapis.com."
  type         = "A"
  ttl          = 300
  rrdatas      = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
}

resource "google_dns_record_set" "all" {
  managed_zone = google_dns_managed_zone.googleapis.name
  name         = "*.googleapis.com."
  type         = "CNAME"
  ttl          = 300
  rrdatas      = [google_dns_record_set.private.name]
}
