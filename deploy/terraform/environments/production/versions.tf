terraform {
  required_version = ">= 1.11, < 2.0"
  # random is pinned for a module that makes passwords.
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "8.0.0"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "3.2.1"
    }
    mongodbatlas = {
      source  = "mongodb/mongodbatlas"
      version = "1.41.1"
    }
    # tflint-ignore: terraform_unused_required_providers
    random = {
      source  = "hashicorp/random"
      version = "3.9.0"
    }
  }

  # The bucket is named when it is first used (terraform init -backend-config=bucket=...): a backend takes no variables. GCS locks.
  backend "gcs" {
    prefix = "deployment-insights/production"
  }
}
