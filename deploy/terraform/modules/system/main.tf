# One environment: how the modules fit together. What differs between environments is in environments/, and in nothing else.

locals {
  name      = "deployment-insights-${var.environment}"
  namespace = local.name

  apis = toset([
    "binaryauthorization.googleapis.com",
    "cloudkms.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "compute.googleapis.com",
    "container.googleapis.com",
    "dns.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "redis.googleapis.com",
    "secretmanager.googleapis.com",
    "servicenetworking.googleapis.com",
    "storage.googleapis.com",
    "sts.googleapis.com",
  ])

  atlas = var.database.kind != "atlas" ? null : {
    org_id        = var.database.atlas_org_id
    region        = var.database.atlas_region
    instance_size = var.database.atlas_instance_size
    network_id    = module.network.network_id
    callers       = module.network.callers
  }
  in_cluster = var.database.kind != "in-cluster" ? null : {
    image       = var.database.image
    storage_gib = var.database.storage_gib
    memory_mib  = var.database.memory_mib
  }
}

# They stay on when an environment goes: others may use them.
resource "google_project_service" "this" {
  for_each = local.apis

  project            = var.project_id
  service            = each.value
  disable_on_destroy = false
}

module "network" {
  source     = "../network"
  depends_on = [google_project_service.this]

  name   = local.name
  region = var.region
}

module "gke" {
  source     = "../gke"
  depends_on = [google_project_service.this]

  name                = local.name
  project_id          = var.project_id
  region              = var.region
  network_id          = module.network.network_id
  subnetwork_id       = module.network.subnetwork_id
  release_channel     = var.release_channel
  deletion_protection = var.deletion_protection

  # What the pipeline pushes, what runs beside it, and the database if that is in the cluster.
  images = concat(["ghcr.io/${lower(var.repository.name)}/*"], var.other_images, local.in_cluster[*].image)
}

module "workload_identity" {
  source     = "../workload-identity"
  depends_on = [google_project_service.this]

  name          = "deploy-${var.environment}"
  project_id    = var.project_id
  repository    = var.repository.name
  repository_id = var.repository.id
  environment   = var.environment
}

module "registry_database" {
  source = "../registry-database"

  kind                = var.database.kind
  name                = local.name
  project_id          = var.project_id
  project_number      = module.gke.project_number
  workload_pool       = module.gke.workload_pool
  region              = var.region
  namespace           = local.namespace
  atlas               = local.atlas
  in_cluster          = local.in_cluster
  keep_backups        = var.database.keep_backups
  lock_backups        = var.lock_backups
  deletion_protection = var.deletion_protection
}

module "redis" {
  source = "../redis"

  name               = local.name
  region             = var.region
  network_id         = module.network.managed_services_network_id
  memory_gib         = var.redis.memory_gib
  replicated         = var.redis.replicated
  transit_encryption = var.redis.transit_encryption
}

module "observability" {
  source     = "../observability"
  depends_on = [google_project_service.this]

  name              = local.name
  project_id        = var.project_id
  namespace         = local.namespace
  emails            = var.alert_emails
  host              = var.host
  redis_instance_id = module.redis.instance_id
  backup_bucket     = var.watch_backups ? module.registry_database.backup_bucket : null
  log_retention     = var.log_retention
}
