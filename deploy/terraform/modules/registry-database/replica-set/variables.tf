variable "namespace" {
  description = "The Kubernetes namespace of the services, which is made here."
  type        = string
}

variable "settings" {
  description = "As the module registry-database has checked them."
  type = object({
    image       = string
    storage_gib = number
    memory_mib  = number
  })
}

variable "password" {
  description = "Of the registry's user."
  type        = string
  sensitive   = true
}
