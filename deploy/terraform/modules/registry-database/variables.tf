variable "kind" {
  description = "Where the registry's records are kept: atlas (MongoDB Atlas), or in-cluster (a replica set of three in the cluster)."
  type        = string
  default     = "atlas"

  validation {
    condition     = contains(["atlas", "in-cluster"], var.kind)
    error_message = "kind is \"${var.kind}\"; allowed are atlas and in-cluster."
  }
}

variable "name" {
  description = "What the database and its parts are called, such as deployment-insights-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; allowed are 3 to 40 lower-case letters, digits and hyphens that begin with a letter and end with no hyphen."
  }
}

variable "project_id" {
  description = "The project of the cluster and of the backups."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id is \"${var.project_id}\"; allowed are 6 to 30 lower-case letters, digits and hyphens that begin with a letter."
  }
}

variable "project_number" {
  description = "The number of the project, which principals of Workload Identity are named by."
  type        = string
}

variable "workload_pool" {
  description = "The pool of Workload Identity that the cluster's service accounts are in."
  type        = string
}

variable "region" {
  description = "Where the backups and the secret are kept: the region of the cluster, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region is \"${var.region}\"; allowed is a region such as europe-west1, not a zone."
  }
}

variable "namespace" {
  description = "The Kubernetes namespace of the services, whose service account \"backup\" writes backups."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace is \"${var.namespace}\"; allowed are at most 63 lower-case letters, digits and hyphens."
  }
}

variable "atlas" {
  description = "For kind atlas: the organization that pays, the region as Atlas calls it, the size of a node, the addresses Atlas gets in our network's place, and the network with its nodes' and pods' addresses."
  type = object({
    org_id        = string
    region        = string
    instance_size = optional(string, "M10")
    cidr          = optional(string, "192.168.0.0/18")
    network_id    = string
    callers       = set(string)
  })
  default = null

  validation {
    condition     = var.kind != "atlas" || var.atlas != null
    error_message = "atlas is null and kind is atlas; then the object is needed."
  }

  validation {
    condition     = var.atlas == null || can(regex("^[0-9a-f]{24}$", var.atlas.org_id))
    error_message = "atlas.org_id is \"${try(var.atlas.org_id, "")}\"; allowed are the 24 hexadecimal digits of an organization's ID."
  }

  validation {
    condition     = var.atlas == null || can(regex("^[A-Z]+(_[A-Z0-9]+)*$", var.atlas.region))
    error_message = "atlas.region is \"${try(var.atlas.region, "")}\"; allowed is a region as Atlas calls it, such as WESTERN_EUROPE."
  }

  validation {
    condition     = var.atlas == null || can(regex("^M[1-9][0-9]+$", var.atlas.instance_size))
    error_message = "atlas.instance_size is \"${try(var.atlas.instance_size, "")}\"; allowed are M10 and larger, which have a network of their own and backups."
  }

  validation {
    condition     = var.atlas == null || can(cidrhost(var.atlas.cidr, 0)) && try(tonumber(split("/", var.atlas.cidr)[1]), 0) >= 8 && try(tonumber(split("/", var.atlas.cidr)[1]), 32) <= 18
    error_message = "atlas.cidr is \"${try(var.atlas.cidr, "")}\"; allowed is a private range from /8 to /18, such as 192.168.0.0/18."
  }
}

variable "in_cluster" {
  description = "For kind in-cluster: the image of MongoDB by digest, the disk of each of the three, and their memory."
  type = object({
    image       = string
    storage_gib = optional(number, 20)
    memory_mib  = optional(number, 2048)
  })
  default = null

  validation {
    condition     = var.kind != "in-cluster" || var.in_cluster != null
    error_message = "in_cluster is null and kind is in-cluster; then the object is needed."
  }

  validation {
    condition     = var.in_cluster == null || can(regex("^[^ @]+@sha256:[0-9a-f]{64}$", var.in_cluster.image))
    error_message = "in_cluster.image is \"${try(var.in_cluster.image, "")}\"; allowed is an image by its digest, such as mongo@sha256:…, so that nobody changes it behind our back."
  }

  validation {
    condition     = var.in_cluster == null || try(var.in_cluster.storage_gib, 0) >= 10 && try(var.in_cluster.storage_gib, 0) <= 65536
    error_message = "in_cluster.storage_gib is ${try(var.in_cluster.storage_gib, 0)}; allowed are 10 to 65536."
  }

  validation {
    condition     = var.in_cluster == null || try(var.in_cluster.memory_mib, 0) >= 1024
    error_message = "in_cluster.memory_mib is ${try(var.in_cluster.memory_mib, 0)}; allowed are 1024 and more."
  }
}

variable "keep_backups" {
  description = "How many days nobody can delete a backup; a week later it is deleted."
  type        = number
  default     = 30

  validation {
    condition     = var.keep_backups >= 1 && var.keep_backups <= 3650 && floor(var.keep_backups) == var.keep_backups
    error_message = "keep_backups is ${var.keep_backups}; allowed are whole days from 1 to 3650."
  }
}

variable "lock_backups" {
  description = "Whether keep_backups is locked. It can then be made longer, never shorter or off; the bucket, and the project with it, can't be deleted before its last backup may. false lets whoever administers the project delete backups."
  type        = bool
  default     = true
}

variable "deletion_protection" {
  description = "Whether Terraform refuses to delete the database and the secret."
  type        = bool
  default     = true
}
