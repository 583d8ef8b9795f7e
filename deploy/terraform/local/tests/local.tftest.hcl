mock_provider "docker" {}

run "is_reached_from_this_machine_alone" {
  command = apply

  assert {
    condition     = alltrue([for port in concat(docker_container.registry.ports, docker_container.insights.ports) : port.ip == "127.0.0.1"])
    error_message = "Others reach it."
  }
  assert {
    condition     = output.registry_url == "http://127.0.0.1:5176" && output.insights_url == "http://127.0.0.1:8080"
    error_message = "It is somewhere else."
  }
}

run "lets_nobody_reach_what_it_does_not_need" {
  command = apply

  assert {
    condition     = toset([for network in docker_container.insights.networks_advanced : network.name]) == toset(["deployment-insights-local-cache", "deployment-insights-local-services"])
    error_message = "Insights reach the database, or not the cache."
  }
  assert {
    condition     = toset([for network in docker_container.registry.networks_advanced : network.name]) == toset(["deployment-insights-local-store", "deployment-insights-local-services"])
    error_message = "The registry reaches the cache, or not the database."
  }
  assert {
    condition     = alltrue([for container in concat(values(docker_container.store), [docker_container.registry, docker_container.insights]) : container.read_only && one(container.capabilities).drop == toset(["ALL"])])
    error_message = "A container may do more than it has to."
  }
}

run "has_the_stores_of_docker_compose" {
  command = apply

  assert {
    condition     = can(regex("^mongo:[0-9.]+@sha256:[0-9a-f]{64}$", docker_image.this["mongo"].name)) && can(regex("^redis:[0-9.]+@sha256:[0-9a-f]{64}$", docker_image.this["redis"].name))
    error_message = "A store floats: ${docker_image.this["mongo"].name}, ${docker_image.this["redis"].name}."
  }
}

run "takes_other_images" {
  command = apply
  variables { images = { mongo = "mongo:7.0.1" } }

  assert {
    condition     = docker_image.this["mongo"].name == "mongo:7.0.1" && startswith(docker_image.this["redis"].name, "redis:8")
    error_message = "It takes others than it was given."
  }
}

run "can_be_there_twice" {
  command = apply
  variables {
    name  = "second"
    ports = { registry = 15176, insights = 18080 }
  }

  assert {
    condition     = docker_container.insights.name == "second-insights" && docker_container.insights.ports[0].external == 18080
    error_message = "It is in the way of the first."
  }
}

run "refuses_names" {
  command = plan
  variables { name = "Local!" }
  expect_failures = [var.name]
}

run "refuses_ports_that_are_none" {
  command = plan
  variables { ports = { registry = 80, insights = 8080 } }
  expect_failures = [var.ports]
}

run "refuses_the_same_port_twice" {
  command = plan
  variables { ports = { registry = 8080 } }
  expect_failures = [var.ports]
}

run "refuses_too_little_memory" {
  command = plan
  variables { memory_mib = 128 }
  expect_failures = [var.memory_mib]
}
