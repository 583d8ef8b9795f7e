terraform {
  required_version = ">= 1.11, < 2.0"
  required_providers {
    docker = {
      source  = "kreuzwerker/docker"
      version = "4.6.0"
    }
  }
}

# The engine of this machine, or whichever DOCKER_HOST names.
provider "docker" {}
