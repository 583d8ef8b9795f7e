variable "name" {
  description = "What the cache is called, such as deployment-insights-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; allowed are 3 to 40 lower-case letters, digits and hyphens that begin with a letter and end with no hyphen."
  }
}

variable "region" {
  description = "The region of the cache: that of the cluster, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region is \"${var.region}\"; allowed is a region such as europe-west1, not a zone."
  }
}

variable "network_id" {
  description = "The network whose addresses for managed services it gets one of."
  type        = string
}

variable "memory_gib" {
  description = "Memory in GiB. Ten million deployments take about one."
  type        = number
  default     = 1

  validation {
    condition     = var.memory_gib >= 1 && var.memory_gib <= 300 && floor(var.memory_gib) == var.memory_gib
    error_message = "memory_gib is ${var.memory_gib}; allowed are whole GiB from 1 to 300."
  }
}

variable "replicated" {
  description = "Whether a second zone has a copy. Without one insights read from the registry itself while a zone is away."
  type        = bool
  default     = false
}

variable "transit_encryption" {
  description = "Whether connections are encrypted. Insights then have to trust the authority of the secret's key ca. Changing it makes another cache, which is empty."
  type        = bool
  default     = true
}
