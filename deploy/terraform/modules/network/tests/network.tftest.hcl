mock_provider "google" {}

variables {
  name   = "deployment-insights-staging"
  region = "europe-west1"
}

run "lets_nothing_in_and_has_one_way_out" {
  command = plan

  assert {
    condition     = !google_compute_network.this.auto_create_subnetworks
    error_message = "The network makes subnetworks by itself."
  }
  assert {
    condition     = one(google_compute_firewall.refuse.deny).protocol == "all" && google_compute_firewall.refuse.priority == 65534
    error_message = "Something is let in."
  }
  assert {
    condition     = google_compute_subnetwork.nodes.private_ip_google_access
    error_message = "Nodes can't reach Google's APIs by private addresses."
  }
  assert {
    condition     = { for range in google_compute_subnetwork.nodes.secondary_ip_range : range.range_name => range.ip_cidr_range } == { pods = "10.20.0.0/16", services = "10.30.0.0/20" }
    error_message = "The cluster finds no ranges for its pods and services."
  }
  assert {
    condition     = google_compute_router_nat.this.source_subnetwork_ip_ranges_to_nat == "ALL_SUBNETWORKS_ALL_IP_RANGES"
    error_message = "Pods don't get out."
  }
  assert {
    condition     = google_compute_global_address.managed_services.address == "10.40.0.0" && google_compute_global_address.managed_services.prefix_length == 20
    error_message = "Managed services get other addresses than asked for."
  }
  assert {
    condition     = google_compute_subnetwork.proxies.purpose == "REGIONAL_MANAGED_PROXY" && google_compute_subnetwork.proxies.ip_cidr_range == "10.129.0.0/23"
    error_message = "Internal load balancers call from other addresses than the component gateway lets in."
  }
  assert {
    condition     = google_dns_record_set.all.rrdatas == tolist(["private.googleapis.com."]) && length(google_dns_record_set.private.rrdatas) == 4
    error_message = "Google's APIs have addresses that backups may not call."
  }
}

run "lets_nothing_overlap_by_default" {
  command = plan

  assert {
    condition     = length(distinct([for range in [var.nodes_cidr, var.pods_cidr, var.services_cidr, var.managed_services_cidr, var.proxies_cidr] : join(".", slice(split(".", range), 0, 2))])) == 5
    error_message = "Two ranges begin alike."
  }
}

run "takes_ranges" {
  command = apply

  variables {
    nodes_cidr            = "172.16.0.0/24"
    pods_cidr             = "172.17.0.0/18"
    services_cidr         = "172.18.0.0/24"
    managed_services_cidr = "172.19.0.0/24"
    proxies_cidr          = "172.20.0.0/24"
  }

  assert {
    condition     = output.callers == toset(["172.16.0.0/24", "172.17.0.0/18"])
    error_message = "Databases accept other callers."
  }
}

run "refuses_names" {
  command = plan
  variables { name = "Deployment_Insights" }
  expect_failures = [var.name]
}

run "refuses_zones" {
  command = plan
  variables { region = "europe-west1-b" }
  expect_failures = [var.region]
}

run "refuses_ranges_that_are_none" {
  command = plan
  variables {
    nodes_cidr            = "10.10.0.0"
    pods_cidr             = "10.20.0.0/33"
    services_cidr         = "services"
    managed_services_cidr = "10.40/20"
    proxies_cidr          = ""
  }
  expect_failures = [var.nodes_cidr, var.pods_cidr, var.services_cidr, var.managed_services_cidr, var.proxies_cidr]
}

run "refuses_ranges_that_are_too_small" {
  command = plan
  variables {
    nodes_cidr            = "10.10.0.0/27"
    pods_cidr             = "10.20.0.0/22"
    services_cidr         = "10.30.0.0/28"
    managed_services_cidr = "10.40.0.0/25"
    proxies_cidr          = "10.129.0.0/27"
  }
  expect_failures = [var.nodes_cidr, var.pods_cidr, var.services_cidr, var.managed_services_cidr, var.proxies_cidr]
}

run "refuses_ranges_that_are_too_large" {
  command = plan
  variables {
    nodes_cidr            = "0.0.0.0/0"
    pods_cidr             = "0.0.0.0/0"
    services_cidr         = "10.0.0.0/8"
    managed_services_cidr = "10.0.0.0/8"
    proxies_cidr          = "10.0.0.0/8"
  }
  expect_failures = [var.nodes_cidr, var.pods_cidr, var.services_cidr, var.managed_services_cidr, var.proxies_cidr]
}
