# The same system on one machine: MongoDB, Redis, and both services, on networks as narrow as in a cluster. Only this machine reaches it.

locals {
  # Who is on which network: a service reaches what it needs, and nothing else.
  networks = toset(["store", "cache", "services"])

  compose = file("${path.module}/../../../docker-compose.yml")
  images = merge(var.images, {
    for store in ["mongo", "redis"] :
    store => coalesce(var.images[store], regex("\\$\\{${upper(store)}_IMAGE:-([^}]+)}", local.compose)[0])
  })

  stores = {
    mongo = {
      networks = ["store"]
      # Half of what the container may use; by default MongoDB takes half of the machine's.
      command = ["mongod", "--wiredTigerCacheSizeGB", "0.25"]
      memory  = 512
      user    = null
      # The image's entrypoint gives the data to its own user before it becomes that user.
      capabilities = ["CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_SETGID", "CAP_SETUID"]
      health       = ["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping').ok"]
      volumes      = { "/data/db" = docker_volume.records.name }
      # What the image declares for data, and nothing here uses, would be a volume without a name.
      scratch = { "/tmp" = "", "/data/configdb" = "" }
    }
    redis = {
      networks = ["cache"]
      # A cache and nothing else. By a shell, because the provider passes on no argument that is empty.
      command      = ["sh", "-c", "exec redis-server --save '' --maxmemory 96mb --maxmemory-policy allkeys-lru --protected-mode no"]
      memory       = 128
      user         = "999:999"
      capabilities = []
      health       = ["CMD", "redis-cli", "ping"]
      volumes      = {}
      scratch      = { "/tmp" = "", "/data" = "" }
    }
  }

}

resource "docker_network" "this" {
  for_each = local.networks

  name = "${var.name}-${each.key}"
}

# Records outlive the containers; terraform destroy asks, and takes them too.
resource "docker_volume" "records" {
  name = "${var.name}-records"
}

resource "docker_image" "this" {
  for_each = local.images

  name         = each.value
  keep_locally = true
}

resource "docker_container" "store" {
  for_each = local.stores

  name         = "${var.name}-${each.key}"
  image        = docker_image.this[each.key].image_id
  command      = each.value.command
  user         = each.value.user
  memory       = each.value.memory
  memory_swap  = each.value.memory
  restart      = "unless-stopped"
  read_only    = true
  tmpfs        = each.value.scratch
  wait         = true
  wait_timeout = 120

  security_opts = ["no-new-privileges:true"]
  capabilities {
    add  = each.value.capabilities
    drop = ["ALL"]
  }

  dynamic "networks_advanced" {
    for_each = each.value.networks
    content {
      name    = docker_network.this[networks_advanced.value].name
      aliases = [each.key]
    }
  }

  dynamic "volumes" {
    for_each = each.value.volumes
    content {
      container_path = volumes.key
      volume_name    = volumes.value
    }
  }

  healthcheck {
    test           = each.value.health
    interval       = "10s"
    timeout        = "5s"
    start_period   = "1m0s"
    start_interval = "1s"
  }
}

resource "docker_container" "registry" {
  name         = "${var.name}-registry"
  image        = docker_image.this["registry"].image_id
  env          = ["MONGODB_URI=mongodb://mongo:27017", "REGISTRY_ACCESS_HOSTS=registry"]
  memory       = var.memory_mib
  memory_swap  = var.memory_mib
  restart      = "unless-stopped"
  read_only    = true
  tmpfs        = { "/tmp" = "", "/data" = "" }
  wait         = true
  wait_timeout = 120

  security_opts = ["no-new-privileges:true"]
  capabilities {
    drop = ["ALL"]
  }

  dynamic "networks_advanced" {
    for_each = ["store", "services"]
    content {
      name    = docker_network.this[networks_advanced.value].name
      aliases = ["registry"]
    }
  }

  ports {
    internal = 5176
    external = var.ports.registry
    ip       = "127.0.0.1"
  }

  depends_on = [docker_container.store]
}

resource "docker_container" "insights" {
  name         = "${var.name}-insights"
  image        = docker_image.this["insights"].image_id
  env          = ["REGISTRY_URL=http://registry:5176", "REDIS_URL=redis://redis:6379", "INSIGHTS_ACCESS_HOSTS=insights"]
  memory       = var.memory_mib
  memory_swap  = var.memory_mib
  restart      = "unless-stopped"
  read_only    = true
  tmpfs        = { "/tmp" = "" }
  wait         = true
  wait_timeout = 120

  security_opts = ["no-new-privileges:true"]
  capabilities {
    drop = ["ALL"]
  }

  dynamic "networks_advanced" {
    for_each = ["cache", "services"]
    content {
      name    = docker_network.this[networks_advanced.value].name
      aliases = ["insights"]
    }
  }

  ports {
    internal = 8080
    external = var.ports.insights
    ip       = "127.0.0.1"
  }

  depends_on = [docker_container.registry]
}
