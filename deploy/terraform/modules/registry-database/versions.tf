terraform {
  required_version = ">= 1.11, < 2.0"
  # Those that only modules within this one use are named for the tests, which stand in for them.
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 8.0"
    }
    # tflint-ignore: terraform_unused_required_providers
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 3.2"
    }
    # tflint-ignore: terraform_unused_required_providers
    mongodbatlas = {
      source  = "mongodb/mongodbatlas"
      version = "~> 1.41"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.9"
    }
  }
}
