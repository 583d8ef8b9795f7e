variable "environment" {
  description = "staging or production: what the namespace, and the GitHub environment, are called after."
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "environment is \"${var.environment}\"; allowed are staging and production."
  }
}

variable "project_id" {
  description = "The project that everything is in; each environment has one of its own."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id is \"${var.project_id}\"; allowed are 6 to 30 lower-case letters, digits and hyphens that begin with a letter."
  }
}

variable "region" {
  description = "The region of everything, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region is \"${var.region}\"; allowed is a region such as europe-west1, not a zone."
  }
}

variable "repository" {
  description = "The GitHub repository whose workflows deploy: its name and its number."
  type = object({
    name = string
    id   = string
  })
}

variable "other_images" {
  description = "Images that may run in the cluster beside those of the services: what else you install there, such as quay.io/jetstack/* for cert-manager."
  type        = list(string)
}

variable "database" {
  description = "Where the registry's records are kept: atlas or in-cluster, and what that needs; see the module registry-database."
  type = object({
    kind                = string
    atlas_org_id        = optional(string)
    atlas_region        = optional(string)
    atlas_instance_size = optional(string, "M10")
    image               = optional(string)
    storage_gib         = optional(number, 20)
    memory_mib          = optional(number, 2048)
    keep_backups        = optional(number, 30)
  })
}

variable "redis" {
  description = "The cache: memory in GiB, whether a second zone has a copy, and whether connections are encrypted."
  type = object({
    memory_gib         = optional(number, 1)
    replicated         = optional(bool, false)
    transit_encryption = optional(bool, true)
  })
  default = {}
}

variable "alert_emails" {
  description = "Whom alerts are sent to."
  type        = set(string)
  default     = []
}

variable "lock_backups" {
  description = "Whether the time for which nobody can delete a backup is locked: it can then be made longer and never shorter, not even by the project's owner."
  type        = bool
  default     = true
}

variable "watch_backups" {
  description = "Whether a night without a backup is an alert: true where the environment writes backups (backups.enabled)."
  type        = bool
  default     = false
}

variable "host" {
  description = "The name under which insights are reached from outside; null where they are only reached from the network."
  type        = string
  default     = null
}

variable "log_retention" {
  description = "How many days logs are kept."
  type        = number
  default     = 30
}

variable "release_channel" {
  description = "How soon the cluster gets new versions of Kubernetes."
  type        = string
  default     = "REGULAR"
}

variable "deletion_protection" {
  description = "Whether what can't be made again refuses to be deleted."
  type        = bool
  default     = true
}
