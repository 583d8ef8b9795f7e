variable "name" {
  description = "What the service account and the pool are called, such as deploy-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.name)) && !startswith(var.name, "gcp-")
    error_message = "name is \"${var.name}\"; allowed are 6 to 30 lower-case letters, digits and hyphens that begin with a letter, end with no hyphen, and don't begin with gcp-."
  }
}

variable "project_id" {
  description = "The project whose cluster is deployed to."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id is \"${var.project_id}\"; allowed are 6 to 30 lower-case letters, digits and hyphens that begin with a letter."
  }
}

variable "repository" {
  description = "The repository whose workflows deploy, as OWNER/NAME."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+$", var.repository))
    error_message = "repository is \"${var.repository}\"; allowed is OWNER/NAME without wildcards, such as example/deployment-insights."
  }
}

variable "repository_id" {
  description = "The number of the repository (gh api repos/OWNER/NAME --jq .id): a name can be taken by another owner once it's free, a number can't."
  type        = string

  validation {
    condition     = can(regex("^[0-9]+$", var.repository_id))
    error_message = "repository_id is \"${var.repository_id}\"; allowed is a number, as gh api repos/OWNER/NAME --jq .id says it."
  }
}

variable "environment" {
  description = "The GitHub environment whose jobs deploy: who may approve it, and from which branch, is its setting."
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "environment is \"${var.environment}\"; allowed are staging and production."
  }
}
