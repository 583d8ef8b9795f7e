# As production is, and as small as it can be.
module "system" {
  source = "../../modules/system"

  environment     = "staging"
  project_id      = var.project_id
  region          = var.region
  repository      = var.repository
  other_images    = var.other_images
  alert_emails    = var.alert_emails
  host            = var.host
  release_channel = "REGULAR"
  log_retention   = 30
  redis           = { memory_gib = 1 }

  database = merge(var.database, {
    atlas_instance_size = "M10"
    storage_gib         = 20
    memory_mib          = 2048
    keep_backups        = 7
  })

  # It may be torn down and made again.
  deletion_protection = false
  lock_backups        = false
}
