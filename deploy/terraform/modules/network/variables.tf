variable "name" {
  description = "What the network and its parts are called, such as deployment-insights-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,40}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; allowed are 3 to 42 lower-case letters, digits and hyphens that begin with a letter and end with no hyphen."
  }
}

variable "region" {
  description = "The region of the subnetwork and of the way out, such as europe-west1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region is \"${var.region}\"; allowed is a region such as europe-west1, not a zone."
  }
}

variable "nodes_cidr" {
  description = "Private addresses of nodes."
  type        = string
  default     = "10.10.0.0/22"

  validation {
    condition     = can(cidrhost(var.nodes_cidr, 0)) && try(tonumber(split("/", var.nodes_cidr)[1]), 0) >= 8 && try(tonumber(split("/", var.nodes_cidr)[1]), 32) <= 26
    error_message = "nodes_cidr is \"${var.nodes_cidr}\"; allowed is a range from /8 to /26, such as 10.10.0.0/22."
  }
}

variable "pods_cidr" {
  description = "Private addresses of pods; a node takes 64 of them or more."
  type        = string
  default     = "10.20.0.0/16"

  validation {
    condition     = can(cidrhost(var.pods_cidr, 0)) && try(tonumber(split("/", var.pods_cidr)[1]), 0) >= 8 && try(tonumber(split("/", var.pods_cidr)[1]), 32) <= 21
    error_message = "pods_cidr is \"${var.pods_cidr}\"; allowed is a range from /8 to /21, such as 10.20.0.0/16."
  }
}

variable "services_cidr" {
  description = "Private addresses of Kubernetes Services."
  type        = string
  default     = "10.30.0.0/20"

  validation {
    condition     = can(cidrhost(var.services_cidr, 0)) && try(tonumber(split("/", var.services_cidr)[1]), 0) >= 16 && try(tonumber(split("/", var.services_cidr)[1]), 32) <= 27
    error_message = "services_cidr is \"${var.services_cidr}\"; allowed is a range from /16 to /27, such as 10.30.0.0/20."
  }
}

variable "managed_services_cidr" {
  description = "Private addresses of what Google runs for us, such as Memorystore."
  type        = string
  default     = "10.40.0.0/20"

  validation {
    condition     = can(cidrhost(var.managed_services_cidr, 0)) && try(tonumber(split("/", var.managed_services_cidr)[1]), 0) >= 16 && try(tonumber(split("/", var.managed_services_cidr)[1]), 32) <= 24
    error_message = "managed_services_cidr is \"${var.managed_services_cidr}\"; allowed is a range from /16 to /24, such as 10.40.0.0/20."
  }
}

variable "proxies_cidr" {
  description = "Private addresses that internal load balancers call pods from; deploy/environments names them too."
  type        = string
  default     = "10.129.0.0/23"

  validation {
    condition     = can(cidrhost(var.proxies_cidr, 0)) && try(tonumber(split("/", var.proxies_cidr)[1]), 0) >= 16 && try(tonumber(split("/", var.proxies_cidr)[1]), 32) <= 26
    error_message = "proxies_cidr is \"${var.proxies_cidr}\"; allowed is a range from /16 to /26, such as 10.129.0.0/23."
  }
}
