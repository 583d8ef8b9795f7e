variable "name" {
  description = "What the cluster is called, such as deployment-insights-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; allowed are 3 to 40 lower-case letters, digits and hyphens that begin with a letter and end with no hyphen."
  }
}

variable "project_id" {
  description = "The project of the cluster."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id is \"${var.project_id}\"; allowed are 6 to 30 lower-case letters, digits and hyphens that begin with a letter."
  }
}

variable "region" {
  description = "The region whose zones the nodes are in, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region is \"${var.region}\"; allowed is a region such as europe-west1, not a zone."
  }
}

variable "network_id" {
  description = "The network of the cluster."
  type        = string
}

variable "subnetwork_id" {
  description = "The subnetwork of the nodes, with the secondary ranges \"pods\" and \"services\"."
  type        = string
}

variable "release_channel" {
  description = "How soon the cluster gets new versions of Kubernetes: RAPID, REGULAR or STABLE."
  type        = string
  default     = "REGULAR"

  validation {
    condition     = contains(["RAPID", "REGULAR", "STABLE"], var.release_channel)
    error_message = "release_channel is \"${var.release_channel}\"; allowed are RAPID, REGULAR and STABLE."
  }
}

variable "maintenance_start" {
  description = "When the four hours of a maintenance begin, in UTC, such as 2026-01-03T02:00:00Z: the time counts, and the date lies in the past."
  type        = string
  default     = "2026-01-03T02:00:00Z"

  validation {
    condition     = can(timeadd(var.maintenance_start, "4h")) && endswith(var.maintenance_start, "Z")
    error_message = "maintenance_start is \"${var.maintenance_start}\"; allowed is a time in UTC such as 2026-01-03T02:00:00Z."
  }
}

variable "maintenance_days" {
  description = "On which days it may be maintained: of MO, TU, WE, TH, FR, SA and SU at least two, so that updates have their 48 hours in 32 days."
  type        = set(string)
  default     = ["SA", "SU"]

  validation {
    condition     = length(var.maintenance_days) >= 2 && length(setsubtract(var.maintenance_days, ["MO", "TU", "WE", "TH", "FR", "SA", "SU"])) == 0
    error_message = "maintenance_days is ${jsonencode(var.maintenance_days)}; allowed are two or more of MO, TU, WE, TH, FR, SA and SU."
  }
}

variable "images" {
  description = "The images that may run, beside Google's own: names whose end may be * (without /) or ** (with)."
  type        = list(string)

  validation {
    condition     = length(var.images) > 0 && alltrue([for image in var.images : can(regex("^[a-z0-9.-]+[/@][A-Za-z0-9._/@:-]+[*]{0,2}$", image))])
    error_message = "images is ${jsonencode(var.images)}; allowed are one or more names with their registry or digest, such as ghcr.io/example/deployment-insights/*."
  }
}

variable "deletion_protection" {
  description = "Whether Terraform refuses to delete the cluster."
  type        = bool
  default     = true
}
