# MongoDB Atlas, reached through private addresses alone: on port 27017, as the chart's network policies allow.

resource "mongodbatlas_project" "this" {
  name   = var.name
  org_id = var.settings.org_id

  is_data_explorer_enabled = false # Nobody looks at records through a browser.
}

resource "mongodbatlas_network_container" "this" {
  project_id       = mongodbatlas_project.this.id
  provider_name    = "GCP"
  atlas_cidr_block = var.settings.cidr
}

resource "mongodbatlas_network_peering" "this" {
  project_id     = mongodbatlas_project.this.id
  container_id   = mongodbatlas_network_container.this.container_id
  provider_name  = "GCP"
  gcp_project_id = var.project_id
  network_name   = reverse(split("/", var.settings.network_id))[0]
}

# Both sides have to want it.
resource "google_compute_network_peering" "atlas" {
  name         = "${var.name}-atlas"
  network      = var.settings.network_id
  peer_network = "projects/${mongodbatlas_network_peering.this.atlas_gcp_project_id}/global/networks/${mongodbatlas_network_peering.this.atlas_vpc_name}"
}

resource "mongodbatlas_project_ip_access_list" "callers" {
  for_each = var.settings.callers

  project_id = mongodbatlas_project.this.id
  cidr_block = each.value
  comment    = "Pods and nodes"
}

resource "mongodbatlas_advanced_cluster" "this" {
  project_id                     = mongodbatlas_project.this.id
  name                           = "registry"
  cluster_type                   = "REPLICASET"
  mongo_db_major_version         = "8.0"
  backup_enabled                 = true
  pit_enabled                    = true
  retain_backups_enabled         = true
  redact_client_log_data         = true
  termination_protection_enabled = var.deletion_protection

  replication_specs {
    region_configs {
      provider_name = "GCP"
      region_name   = var.settings.region
      priority      = 7
      electable_specs {
        instance_size = var.settings.instance_size
        node_count    = 3
      }
      auto_scaling {
        disk_gb_enabled = true
      }
    }
  }

  advanced_configuration {
    javascript_enabled           = false
    minimum_enabled_tls_protocol = "TLS1_2"
  }

  depends_on = [mongodbatlas_network_peering.this]
}

resource "mongodbatlas_cloud_backup_schedule" "this" {
  project_id               = mongodbatlas_project.this.id
  cluster_name             = mongodbatlas_advanced_cluster.this.name
  reference_hour_of_day    = 1
  reference_minute_of_hour = 17
  restore_window_days      = 7

  policy_item_daily {
    frequency_interval = 1
    retention_unit     = "days"
    retention_value    = 30
  }

  policy_item_monthly {
    frequency_interval = 1
    retention_unit     = "months"
    retention_value    = 12
  }
}

# May read and write the registry's own database, and see nothing else of the cluster.
resource "mongodbatlas_database_user" "registry" {
  project_id         = mongodbatlas_project.this.id
  username           = "registry"
  password           = var.password
  auth_database_name = "admin"

  roles {
    role_name     = "readWrite"
    database_name = "deployment-registry"
  }

  scopes {
    name = mongodbatlas_advanced_cluster.this.name
    type = "CLUSTER"
  }
}
