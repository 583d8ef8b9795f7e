mock_provider "google" {
  mock_resource "google_redis_instance" {
    defaults = {
      host            = "10.40.0.4"
      port            = 6378
      auth_string     = "0b6a0c6e-5f0f-4a34-9c2a-7e2f0f3d1c11"
      server_ca_certs = [{ cert = "first" }, { cert = "second" }]
    }
  }
}

variables {
  name       = "deployment-insights-staging"
  region     = "europe-west1"
  network_id = "projects/example-staging/global/networks/deployment-insights-staging"
}

run "is_private_and_asks_for_a_password" {
  command = plan

  assert {
    condition     = google_redis_instance.this.connect_mode == "PRIVATE_SERVICE_ACCESS" && google_redis_instance.this.authorized_network == var.network_id
    error_message = "It is in another network."
  }
  assert {
    condition     = google_redis_instance.this.auth_enabled
    error_message = "It asks for no password."
  }
  assert {
    condition     = google_redis_instance.this.transit_encryption_mode == "SERVER_AUTHENTICATION"
    error_message = "Connections are not encrypted."
  }
  assert {
    condition     = google_redis_instance.this.tier == "BASIC" && google_redis_instance.this.memory_size_gb == 1
    error_message = "It costs more than the smallest."
  }
  assert {
    condition     = google_redis_instance.this.redis_configs["maxmemory-policy"] == "allkeys-lru"
    error_message = "When it is full it refuses pages instead of forgetting the oldest."
  }
}

run "keeps_how_to_get_in_as_secrets" {
  command = apply

  assert {
    condition     = google_secret_manager_secret_version.this["url"].secret_data == "rediss://:0b6a0c6e-5f0f-4a34-9c2a-7e2f0f3d1c11@10.40.0.4:6378"
    error_message = "Insights can't connect with this."
  }
  assert {
    condition     = google_secret_manager_secret_version.this["ca"].secret_data == "first\nsecond"
    error_message = "Insights would not trust it."
  }
  assert {
    condition     = output.secret_ids == { url = "deployment-insights-staging-redis-url", ca = "deployment-insights-staging-redis-ca" }
    error_message = "The secrets have other names."
  }
}

run "can_do_without_encryption" {
  command = apply
  variables { transit_encryption = false }

  assert {
    condition     = google_redis_instance.this.transit_encryption_mode == "DISABLED" && startswith(google_secret_manager_secret_version.this["url"].secret_data, "redis://")
    error_message = "Insights can't connect with this."
  }
  assert {
    condition     = keys(output.secret_ids) == ["url"]
    error_message = "There is an authority of nothing."
  }
}

run "has_a_copy_where_asked" {
  command = plan
  variables {
    replicated = true
    memory_gib = 5
  }

  assert {
    condition     = google_redis_instance.this.tier == "STANDARD_HA" && google_redis_instance.this.memory_size_gb == 5
    error_message = "It has no copy."
  }
}

run "refuses_names" {
  command = plan
  variables {
    name   = "redis_1"
    region = "europe-west1-b"
  }
  expect_failures = [var.name, var.region]
}

run "refuses_no_memory" {
  command = plan
  variables { memory_gib = 0 }
  expect_failures = [var.memory_gib]
}

run "refuses_half_a_GiB" {
  command = plan
  variables { memory_gib = 1.5 }
  expect_failures = [var.memory_gib]
}
