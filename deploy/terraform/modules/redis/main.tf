# What replicas of insights share pages of the change feed in. A cache and nothing else: what it forgets is read again.

locals {
  scheme = var.transit_encryption ? "rediss" : "redis"
  # A password of Memorystore is a UUID, so it needs no escapes.
  url         = "${local.scheme}://:${google_redis_instance.this.auth_string}@${google_redis_instance.this.host}:${google_redis_instance.this.port}"
  authorities = [for authority in google_redis_instance.this.server_ca_certs : authority.cert]
  contents    = { url = local.url, ca = join("\n", local.authorities) }
}

resource "google_redis_instance" "this" {
  # checkov:skip=CKV_GCP_97:It is on unless the variable says otherwise; the check doesn't read the defaults of an object.
  name                    = var.name
  region                  = var.region
  tier                    = var.replicated ? "STANDARD_HA" : "BASIC"
  memory_size_gb          = var.memory_gib
  redis_version           = "REDIS_7_2"
  authorized_network      = var.network_id
  connect_mode            = "PRIVATE_SERVICE_ACCESS"
  auth_enabled            = true
  transit_encryption_mode = var.transit_encryption ? "SERVER_AUTHENTICATION" : "DISABLED"
  deletion_protection     = false # Said because the provider may take silence for a yes, and nothing is lost with it.

  # The oldest pages go first.
  redis_configs = {
    maxmemory-policy = "allkeys-lru"
  }

  maintenance_policy {
    weekly_maintenance_window {
      day = "SUNDAY"
      start_time {
        hours   = 3
        minutes = 0
        seconds = 0
        nanos   = 0
      }
    }
  }
}

resource "google_secret_manager_secret" "this" {
  for_each = toset(var.transit_encryption ? ["url", "ca"] : ["url"])

  secret_id           = "${var.name}-redis-${each.key}"
  deletion_protection = false # Nothing is lost with it: the next apply writes it again.

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_version" "this" {
  for_each = google_secret_manager_secret.this

  secret      = each.value.id
  secret_data = local.contents[each.key]
}
