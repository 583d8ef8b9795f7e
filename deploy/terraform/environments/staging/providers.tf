# The person who runs Terraform is known to Google by Application Default Credentials, and to Atlas by MONGODB_ATLAS_PUBLIC_KEY and
# MONGODB_ATLAS_PRIVATE_KEY. Nothing of it is in a file.

provider "google" {
  project = var.project_id
  region  = var.region

  default_labels = {
    app         = "deployment-insights"
    environment = "staging"
    managed-by  = "terraform"
  }
}

provider "mongodbatlas" {}

data "google_client_config" "this" {}

# Only for a database in the cluster. Its name has a certificate that everybody trusts.
provider "kubernetes" {
  host  = module.system.endpoint
  token = data.google_client_config.this.access_token
}
