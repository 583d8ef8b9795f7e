# What users see. Nothing of it can be deleted by mistake, and a zone may fail.
module "system" {
  source = "../../modules/system"

  environment     = "production"
  project_id      = var.project_id
  region          = var.region
  repository      = var.repository
  other_images    = var.other_images
  alert_emails    = var.alert_emails
  watch_backups   = true
  host            = var.host
  release_channel = "STABLE"
  log_retention   = 90
  redis           = { memory_gib = 2, replicated = true }

  database = merge(var.database, {
    atlas_instance_size = "M30"
    storage_gib         = 100
    memory_mib          = 8192
    keep_backups        = 30
  })

  deletion_protection = true

  # For ever: see the README before the first apply.
  lock_backups = true
}
