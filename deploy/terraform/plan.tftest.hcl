# Each environment planned by the providers themselves for a project that there is not. A plan of what isn't there yet asks no API,
# and what an account would say is made up. scripts/checks/terraform copies it into each of them.
provider "google" {
  project      = "example-project"
  region       = "europe-west1"
  access_token = "none"
}

provider "kubernetes" {
  host  = "https://127.0.0.1:1"
  token = "none"
}

# Atlas' plugin asks for a key before it plans.
mock_provider "mongodbatlas" {
  override_during = plan

  mock_resource "mongodbatlas_advanced_cluster" {
    defaults = {
      connection_strings = [{ private_srv = "mongodb+srv://registry-pri.abcde.mongodb.net" }]
    }
  }
  mock_resource "mongodbatlas_network_peering" {
    defaults = { atlas_gcp_project_id = "p-0123456789abcdef", atlas_vpc_name = "nt-0123456789abcdef" }
  }
}

override_data {
  target = data.google_client_config.this
  values = { access_token = "none" }
}

override_data {
  target = module.system.module.gke.data.google_project.this
  values = { number = "123456789012" }
}

variables {
  project_id   = "example-project"
  repository   = { name = "example/deployment-insights", id = "123456789" }
  alert_emails = ["platform@example.com"]
  other_images = ["quay.io/jetstack/*"]
  host         = "insights.example.com"
}

run "plans_a_database_at_atlas" {
  command = plan
  variables {
    database = { kind = "atlas", atlas_org_id = "0123456789abcdef01234567", atlas_region = "WESTERN_EUROPE" }
  }

  assert {
    condition     = output.deployment.project == "example-project"
    error_message = "Another project is planned."
  }
}

run "plans_a_database_in_the_cluster" {
  command = plan
  variables {
    database = { kind = "in-cluster", image = "mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" }
  }

  assert {
    condition     = output.deployment.project == "example-project"
    error_message = "Another project is planned."
  }
}
