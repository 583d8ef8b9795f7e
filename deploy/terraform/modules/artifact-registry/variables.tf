variable "name" {
  description = "What the repository is called, such as deployment-insights-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,55}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; allowed are 3 to 57 lower-case letters, digits and hyphens that begin with a letter and end with no hyphen."
  }
}

variable "region" {
  description = "Where the images are kept: that of the cluster, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region is \"${var.region}\"; allowed is a region such as europe-west1, not a zone."
  }
}

variable "readers" {
  description = "Who pulls images, by what they are for: the nodes of the cluster."
  type        = map(string)

  validation {
    condition     = length(var.readers) > 0 && alltrue([for member in values(var.readers) : can(regex("^(serviceAccount|principal|principalSet|group):", member))])
    error_message = "readers is ${jsonencode(var.readers)}; allowed are one or more members that begin with serviceAccount:, principal:, principalSet: or group:, never allUsers."
  }
}

variable "writers" {
  description = "Who pushes images, by purpose: the deployer."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for member in values(var.writers) : can(regex("^(serviceAccount|principal|principalSet|group):", member))])
    error_message = "writers is ${jsonencode(var.writers)}; allowed are members that begin with serviceAccount:, principal:, principalSet: or group:, never allUsers."
  }
}

variable "upstream" {
  description = "The registry that images are built into and pulled through this one from, such as https://ghcr.io; null to push them here instead."
  type        = string
  default     = null

  validation {
    condition     = var.upstream == null || can(regex("^https://[a-z0-9.-]+$", var.upstream))
    error_message = "upstream is \"${var.upstream == null ? "null" : var.upstream}\"; allowed are null and an address such as https://ghcr.io."
  }
}

variable "keep_untagged" {
  description = "How many days an image without a tag stays. A digest that is in service has the tag of its commit."
  type        = number
  default     = 30

  validation {
    condition     = var.keep_untagged >= 7 && var.keep_untagged <= 365 && floor(var.keep_untagged) == var.keep_untagged
    error_message = "keep_untagged is ${var.keep_untagged}; allowed are whole days from 7 to 365."
  }
}
