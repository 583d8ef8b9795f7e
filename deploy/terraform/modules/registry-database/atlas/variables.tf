variable "name" {
  description = "What the Atlas project and the cluster are called."
  type        = string
}

variable "project_id" {
  description = "The Google project of the network that Atlas is peered with."
  type        = string
}

variable "settings" {
  description = "As the module registry-database has checked them."
  type = object({
    org_id        = string
    region        = string
    instance_size = string
    cidr          = string
    network_id    = string
    callers       = set(string)
  })
}

variable "password" {
  description = "Of the registry's user."
  type        = string
  sensitive   = true
}

variable "deletion_protection" {
  description = "Whether Atlas refuses to delete the cluster."
  type        = bool
}
