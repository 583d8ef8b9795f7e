mock_provider "google" {}

mock_provider "mongodbatlas" {
  mock_resource "mongodbatlas_advanced_cluster" {
    defaults = {
      connection_strings = [{ private_srv = "mongodb+srv://registry-pri.abcde.mongodb.net" }]
    }
  }
  mock_resource "mongodbatlas_network_peering" {
    defaults = { atlas_gcp_project_id = "p-0123456789abcdef", atlas_vpc_name = "nt-0123456789abcdef" }
  }
}

variables {
  name                = "deployment-insights-staging"
  project_id          = "example-staging"
  password            = "secret"
  deletion_protection = true
  settings = {
    org_id        = "0123456789abcdef01234567"
    region        = "WESTERN_EUROPE"
    instance_size = "M10"
    cidr          = "192.168.0.0/18"
    network_id    = "projects/example-staging/global/networks/deployment-insights-staging"
    callers       = ["10.20.0.0/16", "10.10.0.0/22"]
  }
}

run "is_a_replica_set_that_is_backed_up" {
  command = apply

  assert {
    condition     = mongodbatlas_advanced_cluster.this.cluster_type == "REPLICASET" && mongodbatlas_advanced_cluster.this.replication_specs[0].region_configs[0].electable_specs[0].node_count == 3
    error_message = "It is no replica set of three."
  }
  assert {
    condition     = mongodbatlas_advanced_cluster.this.backup_enabled && mongodbatlas_advanced_cluster.this.pit_enabled && mongodbatlas_advanced_cluster.this.retain_backups_enabled
    error_message = "Records can be lost."
  }
  assert {
    condition     = mongodbatlas_advanced_cluster.this.termination_protection_enabled
    error_message = "A mistake deletes it."
  }
}

run "is_reached_by_private_addresses_alone" {
  command = apply

  assert {
    condition     = mongodbatlas_network_peering.this.network_name == "deployment-insights-staging" && mongodbatlas_network_peering.this.gcp_project_id == "example-staging"
    error_message = "It is peered with another network."
  }
  assert {
    condition     = google_compute_network_peering.atlas.peer_network == "projects/p-0123456789abcdef/global/networks/nt-0123456789abcdef"
    error_message = "Our network is peered with another one."
  }
  assert {
    condition     = toset([for entry in mongodbatlas_project_ip_access_list.callers : entry.cidr_block]) == toset(["10.10.0.0/22", "10.20.0.0/16"])
    error_message = "Others may call."
  }
  assert {
    condition     = nonsensitive(output.uri) == "mongodb+srv://registry:secret@registry-pri.abcde.mongodb.net/deployment-registry?retryWrites=true&authSource=admin"
    error_message = "The registry would go another way."
  }
}

run "lets_the_registry_at_its_own_database" {
  command = plan

  assert {
    condition     = [for role in mongodbatlas_database_user.registry.roles : "${role.role_name}@${role.database_name}"] == ["readWrite@deployment-registry"]
    error_message = "The registry may do more."
  }
}
